using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Testing.Api;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>A call of an operation, with values for its parameters.</summary>
internal sealed class Call(ServedOperation operation)
{
    private readonly Dictionary<string, string[]> _values = operation.Parameters
        .Where(parameter => (bool?)parameter["required"] == true)
        .ToDictionary(parameter => (string)parameter["name"]!, parameter => Texts(parameter, parameter["example"]!), StringComparer.Ordinal);

    private string? _body = operation.Node["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();

    public Call With(JsonNode parameter, params string[] values)
    {
        _values[(string)parameter["name"]!] = values;
        return this;
    }

    public Call WithExample(JsonNode parameter) => With(parameter, Texts(parameter, parameter["example"]!));

    public Call WithBody(string body)
    {
        _body = body;
        return this;
    }

    public HttpRequestMessage ToRequest()
    {
        var path = operation.Path;
        var query = new List<string>();
        var request = new HttpRequestMessage { Method = new(operation.Method) };
        foreach (var parameter in operation.Parameters.Where(parameter => _values.ContainsKey((string)parameter["name"]!)))
        {
            var name = (string)parameter["name"]!;
            foreach (var value in _values[name])
            {
                switch ((string?)parameter["in"])
                {
                    case "path":
                        path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                        break;
                    case "query":
                        query.Add($"{name}={Uri.EscapeDataString(value)}");
                        break;
                    default:
                        request.Headers.TryAddWithoutValidation(name, value);
                        break;
                }
            }
        }

        request.RequestUri = new($"{path}{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}", UriKind.Relative);
        request.Content = _body is null ? null : new StringContent(_body, Encoding.UTF8, "application/json");
        return request;
    }

    // A list is said with commas, or one by one where the document says `explode`.
    private static string[] Texts(JsonNode parameter, JsonNode value) => value switch
    {
        JsonArray list when (bool?)parameter["explode"] == false => [string.Join(',', list.Select(one => (string)one!))],
        JsonArray list => [.. list.Select(one => (string)one!)],
        _ => [(string)value!],
    };
}
