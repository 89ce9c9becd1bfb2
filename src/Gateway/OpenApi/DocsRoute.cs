using LiveScore.Gateway.Page;
using LiveScore.Gateway.Transports;

namespace LiveScore.Gateway.OpenApi;

/// <summary><c>GET /docs/…</c>: what people read who write sites, of just the version that runs.</summary>
internal static class DocsRoute
{
    public const string Api = "/docs/api.md";

    private const string Markdown = "text/markdown";

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        Map(routes, Api, "Each route, with an example");
        Map(routes, "/docs/clients.md", "The same scores in a page, with the library, in React, in a terminal, in C#");
        Map(routes, "/docs/wire-format.md", "Events, ids, payloads, WebSockets, errors");
        Map(routes, "/docs/operations.md", "Settings, storage, a cluster, and what happens when something dies");
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string summary)
    {
        var file = new PageFile($"page/{Path.GetFileName(path)}", $"{Markdown}; charset=utf-8");
        routes.MapRead(path, () => file).WithSummary(summary).WithText(Markdown, "A text in Markdown.").WithTag();
    }
}
