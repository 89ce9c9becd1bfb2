using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>What the gateway tells of itself.</summary>
internal static class ServiceSchemas
{
    public static readonly ApiSchema Index = new(
        "Index",
        Shape.Object("Every route.",
            ("openapi", Shape.Text("Where the OpenAPI document is.")),
            ("docs", Shape.Text("Where this API is explained.")),
            ("routes", Shape.List(Shape.Object("One route.",
                ("url", Shape.Text("Its URL; parameters stand in braces.")),
                ("methods", Shape.List(Shape.Text("A method it takes."))),
                ("answers", Shape.List(Shape.Text("A media type it answers."))),
                ("summary", Shape.Text("What it is for.")))))),
        """
        {"openapi":"/openapi/v1.json","docs":"/docs/api.md","routes":[{"url":"/api/season/{season}","methods":["GET","HEAD","OPTIONS"],
        "answers":["application/json"],"summary":"The weeks of a season"}]}
        """);

    public static readonly ApiSchema Health = new(
        "Health",
        Shape.Object("How this process is.",
            ("status", Shape.Name("Whether it can serve.", "ready", "notReady")),
            ("orleans", Shape.Text("Which Orleans it runs on.")),
            ("checks", Shape.Map("Each check by its name.", Shape.Object("One check.",
                ("status", Shape.Name("degraded does not keep it from serving.", "ok", "degraded", "failed")),
                ("detail", Shape.Text("In words.").OrNull()))))),
        """{"status":"ready","orleans":"Orleans","checks":{"cluster":{"status":"ok","detail":"The current week is 2015/reg/12."}}}""");

    public static readonly ApiSchema Document = new(
        "OpenApi",
        Shape.Object("An OpenAPI document.", required: ["openapi", "info", "paths"],
            ("openapi", Shape.Text("Version of the specification.")),
            ("info", new OpenApiSchema { Description = "What it is about." }),
            ("servers", new OpenApiSchema { Description = "Where the routes are." }),
            ("paths", new OpenApiSchema { Description = "Every route." }),
            ("components", new OpenApiSchema { Description = "What routes share." }),
            ("externalDocs", new OpenApiSchema { Description = "Where it is explained." })),
        """{"openapi":"3.1.1","info":{"title":"LiveScore","version":"1"},"paths":{}}""");

    public static IEnumerable<ApiSchema> All => [Index, Health, Document];
}
