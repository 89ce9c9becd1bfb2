using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Problem documents (RFC 9457), and what <c>/problems/</c> says of their types.</summary>
internal static class ProblemSchemas
{
    public static readonly ApiSchema Problem = new(
        "Problem",
        Shape.Object("A request that failed (RFC 9457).",
            TypeMember(), Title(), Status(), ("detail", Shape.Text("What was wrong, and what to do."))),
        ApiExamples.Error);

    public static readonly ApiSchema BodyFault = new(
        "BodyError",
        Shape.Object("What is wrong with a member of a body.",
            ("pointer", Shape.Text("Which member: a JSON pointer as a fragment (RFC 6901); # is the body itself.", "^#(/.*)?$")),
            ("detail", Shape.Text("What is wrong with it."))),
        """{"pointer":"#/text","detail":"It is missing."}""");

    public static readonly ApiSchema Explanation = new(
        "ProblemType",
        Shape.Object("What a type of problem means.", TypeMember(), Status(), Title(), ("advice", Shape.Text("What to do."))),
        """{"type":"/problems/no-topics","status":400,"title":"No topic is named","advice":"Name one or several, as in ?topic=week/2015/12&topic=current."}""");

    public static readonly ApiSchema Explanations = new(
        "ProblemTypes", Shape.List(Explanation.Reference, "Every type of problem."), $"[{Explanation.Example}]");

    private static readonly Dictionary<ProblemType, ApiSchema> s_each = ProblemType.All.ToDictionary(type => type, SchemaOf);

    public static IEnumerable<ApiSchema> All => [Problem, BodyFault, Explanation, Explanations];

    /// <summary>A problem of just this type.</summary>
    public static ApiSchema Of(ProblemType type) => s_each[type];

    private static ApiSchema SchemaOf(ProblemType type)
    {
        var shape = Shape.Object(type.Title, required: [], [("type", new OpenApiSchema { Const = type.Uri }), .. ExtensionsOf(type)]);
        shape.AllOf = [Problem.Reference];
        var name = string.Concat(type.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return new($"{name}Problem", shape, WireFormat.Error(type.Of().ProblemDetails));
    }

    private static (string, IOpenApiSchema)[] ExtensionsOf(ProblemType type) => type == ProblemType.InvalidBody
        ? [("errors", Shape.List(BodyFault.Reference, "Everything that is wrong, and where."))]
        : [];

    private static (string, IOpenApiSchema) TypeMember() =>
        ("type", Shape.Name("A stable name, and the path where it is explained.", ProblemType.All.Select(type => type.Uri)));

    private static (string, IOpenApiSchema) Title() => ("title", Shape.Text("The type in words."));

    private static (string, IOpenApiSchema) Status() => ("status", Shape.Integer("The status of the answer.", 400, 599));
}
