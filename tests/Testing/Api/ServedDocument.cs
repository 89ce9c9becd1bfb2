using System.Text.Json.Nodes;

namespace LiveScore.Testing.Api;

/// <summary>The OpenAPI document that a gateway serves.</summary>
public sealed class ServedDocument
{
    public const string Url = "/openapi/v1.json";

    private ServedDocument(JsonNode root)
    {
        Root = root;
        Schemas = new(root);
        Operations =
        [
            .. from path in root["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select new ServedOperation(
                   path.Key, operation.Key.ToUpperInvariant(), operation.Value!,
                   [.. (operation.Value!["parameters"]?.AsArray() ?? []).Select(parameter => Schemas.Resolve(parameter!))]),
        ];
    }

    public JsonNode Root { get; }

    public JsonSchemaCheck Schemas { get; }

    public IReadOnlyList<ServedOperation> Operations { get; }

    public static ServedDocument Parse(string json) => new(JsonNode.Parse(json)!);

    public JsonNode Schema(string name) => Root["components"]!["schemas"]![name]!;

    /// <summary>The operations of the route that a path belongs to; none when there is no such route.</summary>
    public IReadOnlyList<ServedOperation> Find(string path)
    {
        var route = Operations.Select(operation => operation.Path).Distinct(StringComparer.Ordinal)
            .Where(template => Fits(template, path)).MinBy(template => template.Count(letter => letter == '{'));
        return [.. Operations.Where(operation => operation.Path == route)];
    }

    private static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Trim('/').Split('/'), path.Trim('/').Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair =>
            pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }
}
