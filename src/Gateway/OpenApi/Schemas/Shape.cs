using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>The shapes that answers are made of, as JSON Schema has them.</summary>
internal static class Shape
{
    private const string OfAClock = "^[0-9]{1,2}:[0-9]{2}$";

    public static OpenApiSchema Text(string about, string? pattern = null) =>
        new() { Type = JsonSchemaType.String, Description = about, Pattern = pattern };

    public static OpenApiSchema Clock(string about) => Text(about, OfAClock);

    /// <summary>A moment with its offset.</summary>
    public static OpenApiSchema Moment(string about) => new() { Type = JsonSchemaType.String, Format = "date-time", Description = about };

    public static OpenApiSchema Name(string about, params IEnumerable<string> names) =>
        new() { Type = JsonSchemaType.String, Description = about, Enum = [.. names.Select(name => (JsonNode)name)] };

    public static OpenApiSchema Integer(string about, int? least = null, int? most = null) => new()
    {
        Type = JsonSchemaType.Integer,
        Description = about,
        Minimum = Invariant(least),
        Maximum = Invariant(most),
    };

    public static OpenApiSchema Fraction(string about) =>
        new() { Type = JsonSchemaType.Number, Description = about, Minimum = "0", Maximum = "1" };

    public static OpenApiSchema Flag(string about) => new() { Type = JsonSchemaType.Boolean, Description = about };

    public static OpenApiSchema List(IOpenApiSchema items, string? about = null) =>
        new() { Type = JsonSchemaType.Array, Items = items, Description = about };

    /// <summary>An object that always has all of its members.</summary>
    public static OpenApiSchema Object(string about, params IEnumerable<(string Name, IOpenApiSchema Schema)> members)
    {
        var shape = Object(about, required: [], members);
        shape.Required = shape.Properties!.Keys.ToHashSet(StringComparer.Ordinal);
        return shape;
    }

    /// <summary>An object that may lack all members but those that are required.</summary>
    public static OpenApiSchema Object(string about, string[] required, params IEnumerable<(string Name, IOpenApiSchema Schema)> members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = about,
        Required = required.ToHashSet(StringComparer.Ordinal),
        Properties = members.ToDictionary(member => member.Name, member => member.Schema, StringComparer.Ordinal),
    };

    /// <summary>An object whose members have names of their own.</summary>
    public static OpenApiSchema Map(string about, IOpenApiSchema values) =>
        new() { Type = JsonSchemaType.Object, Description = about, AdditionalProperties = values };

    /// <summary>The same, or null where the fact does not hold.</summary>
    public static OpenApiSchema OrNull(this OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    private static string? Invariant(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
