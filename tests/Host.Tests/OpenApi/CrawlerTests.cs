using System.Text.Json.Nodes;
using LiveScore.Testing.Api;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>
/// Calls every operation of the document, as it says and as it does not. <see cref="LiveScoreHost.Http"/> compares each answer with
/// what the document promises.
/// </summary>
public sealed class CrawlerTests(ApiFixture api)
{
    private static readonly string[] s_hostile =
    [
        "§", "%", "%00", "<script>alert(1)</script>", "null", "0", "-1", "12", "012", "2015", "1999", "9999", "99999999999999999999", "BAL", "bal", "XYZ", "full",
        "delta", "FULL", "score,final", "score,", ",", "week/2015/12", "week/2015/99", "week/2015", "week//", "current", "pre-4", "post-9", "a b", "a\tb", "\"", "'",
        "*", "W/\"x\"", "x\",\"y", "unknown-week", "2015-reg-12.k3f9.42", new('x', 5000),
    ];

    [Fact]
    public async Task Operation_CalledWithItsExamples_Succeeds()
    {
        foreach (var operation in api.Document.Operations.Where(operation => operation.Method is "GET" or "HEAD" or "OPTIONS"))
        {
            var status = await StatusAsync(new Call(operation));
            // A WebSocket is not opened by a plain request.
            Assert.Equal(operation.Statuses.Contains(101) ? 426 : operation.Method == "OPTIONS" ? 204 : 200, status);
            foreach (var parameter in operation.Parameters.Where(parameter => (bool?)parameter["required"] != true))
            {
                Assert.Equal(200, await StatusAsync(new Call(operation).WithExample(parameter)));
            }
        }
    }

    [Fact]
    public async Task Operation_CalledWithValuesItDoesNotTake_RefusesThem()
    {
        var refused = 0;
        foreach (var operation in api.Document.Operations.Where(operation => operation.Method is "GET" or "HEAD"))
        {
            foreach (var parameter in operation.Parameters)
            {
                foreach (var value in s_hostile.Where(value => (string?)parameter["in"] != "header" || value.All(char.IsAscii)))
                {
                    var status = await StatusAsync(new Call(operation).With(parameter, value));
                    Assert.True(
                        status < 500 && (status >= 400 || Fits(parameter, value)),
                        $"{operation} answered {status} with '{value}' for {parameter["name"]}, which its schema does not allow.");
                    refused += status >= 400 ? 1 : 0;
                }
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Fact]
    public async Task Operation_WithABodyThatIsNone_RefusesIt()
    {
        foreach (var operation in api.Document.Operations.Where(operation => operation.Node["requestBody"] is not null))
        {
            foreach (var body in new[] { "", "{", "[]", "null", "{}", "{\"text\":1}", "\"\ud800\"" })
            {
                Assert.InRange(await StatusAsync(new Call(operation).WithBody(body)), 400, 499);
            }
        }
    }

    [Fact]
    public async Task Operation_ThatHasATag_IsNotSentTwice()
    {
        foreach (var operation in api.Document.Operations.Where(operation => operation.Statuses.Contains(304)))
        {
            using var first = await api.Host.Http.SendAsync(new Call(operation).ToRequest(), TestContext.Current.CancellationToken);
            var known = operation.Parameters.Single(parameter => (string?)parameter["name"] == "If-None-Match");
            var again = await StatusAsync(new Call(operation).With(known, first.Headers.ETag!.ToString()));
            // The games of the week may have altered meanwhile.
            Assert.True(again == 304 || (again == 200 && operation.Path.StartsWith("/api/season/", StringComparison.Ordinal)), $"{operation}: {again}");
        }
    }

    [Fact]
    public async Task Route_WithAMethodItDoesNotTake_SaysWhichItTakes()
    {
        foreach (var route in api.Document.Operations.GroupBy(operation => operation.Path))
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW" }.Except(route.Select(operation => operation.Method)))
            {
                using var request = new Call(route.First()).ToRequest();
                request.Method = new(method);
                request.Content = null;
                using var response = await api.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(405, (int)response.StatusCode);
                Assert.Superset(route.Select(operation => operation.Method).ToHashSet(), response.Content.Headers.Allow.ToHashSet());
            }

            using var options = new Call(route.Single(operation => operation.Method == "OPTIONS")).ToRequest();
            using var answer = await api.Host.Http.SendAsync(options, TestContext.Current.CancellationToken);
            Assert.Equal(route.Select(operation => operation.Method).Order(), answer.Content.Headers.Allow.Order());
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/api/season")]
    [InlineData("/api/season/2015/12/stream/more")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/openapi/../../etc/passwd")]
    [InlineData("/problems/nothing")]
    [InlineData("/problems/unknown-week/more")]
    [InlineData("/docs/")]
    [InlineData("/docs/architecture.md")]
    [InlineData("/docs/..%2fREADME.md")]
    public async Task Path_ThatIsNoRoute_IsNotFound(string path)
    {
        using var response = await api.Host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("/problems/not-found", (string?)problem["type"]);
    }

    private async Task<int> StatusAsync(Call call)
    {
        using var request = call.ToRequest();
        using var response = await api.Host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private bool Fits(JsonNode parameter, string value)
    {
        var schema = parameter["schema"]!;
        JsonNode? given = (string?)schema["type"] != "array" ? value
            : (bool?)parameter["explode"] == false ? new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(JsonNode? (one) => one)])
            : new JsonArray(value);
        return api.Document.Schemas.Faults(given, schema).Count == 0;
    }
}
