using System.Text.Json.Nodes;

namespace LiveScore.Testing.Api;

/// <summary>One operation of the document.</summary>
/// <param name="Path">As the document has it, with its parameters in braces.</param>
/// <param name="Method">In upper case.</param>
/// <param name="Node">What the document says of it.</param>
/// <param name="Parameters">What it takes, references resolved.</param>
public sealed record ServedOperation(string Path, string Method, JsonNode Node, IReadOnlyList<JsonNode> Parameters)
{
    public bool IsStream => EventsOf(200).Count > 0;

    public JsonNode? Answer(int status) => Node["responses"]![$"{status}"];

    public IReadOnlyList<int> Statuses => [.. Node["responses"]!.AsObject().Select(answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture))];

    public IReadOnlyDictionary<string, JsonNode> EventsOf(int status) =>
        (Answer(status)?["x-events"]?.AsArray() ?? []).ToDictionary(one => (string)one!["event"]!, one => one!, StringComparer.Ordinal);

    public override string ToString() => $"{Method} {Path}";
}
