using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>A shape with a name of its own: a component of the document.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="Example">One such value, as JSON.</param>
internal sealed record ApiSchema(string Name, OpenApiSchema Shape, string Example)
{
    public ApiSchema(string name, OpenApiSchema shape, WireEvent example)
        : this(name, shape, Encoding.UTF8.GetString(example.Data.Span))
    {
    }

    /// <summary>Every component. A test finds the ones that are missing, and those that nothing refers to.</summary>
    public static IEnumerable<ApiSchema> All =>
        [.. GameSchemas.All, .. EventSchemas.All, .. SocketSchemas.All, .. SeasonSchemas.All, .. ProblemSchemas.All, .. ChatSchemas.All, .. ServiceSchemas.All];

    public OpenApiSchema WithExample()
    {
        var component = (OpenApiSchema)Shape.CreateShallowCopy();
        component.Examples = [ExampleNode];
        return component;
    }

    public OpenApiSchemaReference Reference => new(Name);

    public JsonNode ReferenceNode => new JsonObject { ["$ref"] = $"#/components/schemas/{Name}" };

    public JsonNode ExampleNode => JsonNode.Parse(Example)!;
}
