using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LiveScore.Testing.Api;

/// <summary>
/// Compares JSON with schemas of JSON Schema 2020-12: the keywords that the document uses, and no others, so that none is passed
/// over. Stricter in one thing: a member that no schema tells of is a fault.
/// </summary>
public sealed class JsonSchemaCheck(JsonNode root)
{
    private static readonly HashSet<string> s_remarks = ["description", "title", "examples", "example", "default"];

    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value, JsonNode schema)
    {
        var faults = new List<string>();
        Check(value, Resolve(schema), "$", faults, known: null);
        return faults;
    }

    /// <summary>The node itself, or the one that it refers to.</summary>
    public JsonNode Resolve(JsonNode node)
    {
        if ((string?)(node as JsonObject)?["$ref"] is not { } reference)
        {
            return node;
        }

        var found = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            found = found[part.Replace("~1", "/", StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"{reference} leads nowhere.");
        }

        return Resolve(found);
    }

    private void Check(JsonNode? value, JsonNode schema, string place, List<string> faults, HashSet<string>? known)
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            if (!s_remarks.Contains(keyword) && !Holds(keyword, rule!, value, schema, place, faults))
            {
                faults.Add($"{place}: {Shortened(value)} breaks {keyword} {Shortened(rule)}");
            }
        }

        if (value is JsonObject members && known is null && MembersOf(schema) is { Count: > 0 } names && schema["additionalProperties"] is null)
        {
            faults.AddRange(members.Where(member => !names.Contains(member.Key)).Select(member => $"{place}.{member.Key}: no schema tells of it"));
        }
    }

    private bool Holds(string keyword, JsonNode rule, JsonNode? value, JsonNode schema, string place, List<string> faults)
    {
        switch (keyword, value)
        {
            case ("type", _):
                return rule is JsonArray types ? types.Any(type => IsOf((string)type!, value)) : IsOf((string)rule!, value);
            case ("enum", _):
                return rule.AsArray().Any(one => JsonNode.DeepEquals(one, value));
            case ("const", _):
                return JsonNode.DeepEquals(rule, value);
            case ("anyOf", _):
                return rule.AsArray().Any(one => Faults(value, one!).Count == 0);
            case ("allOf", _):
                rule.AsArray().ToList().ForEach(one => Check(value, Resolve(one!), place, faults, MembersOf(schema)));
                return true;
            case ("properties", JsonObject members):
                foreach (var (name, member) in members.Where(member => rule[member.Key] is not null))
                {
                    Check(member, Resolve(rule[name]!), $"{place}.{name}", faults, known: null);
                }

                return true;
            case ("additionalProperties", JsonObject members):
                members.ToList().ForEach(member => Check(member.Value, Resolve(rule), $"{place}.{member.Key}", faults, known: null));
                return true;
            case ("required", JsonObject members):
                return rule.AsArray().All(name => members.ContainsKey((string)name!));
            case ("items", JsonArray items):
                items.Index().ToList().ForEach(item => Check(item.Item, Resolve(rule), $"{place}[{item.Index}]", faults, known: null));
                return true;
            case ("minItems", JsonArray items):
                return items.Count >= (int)rule;
            case ("maxItems", JsonArray items):
                return items.Count <= (int)rule;
            case ("minimum", JsonValue number) when IsOf("number", number):
                return Number(number) >= Number(rule);
            case ("maximum", JsonValue number) when IsOf("number", number):
                return Number(number) <= Number(rule);
            case ("pattern", JsonValue text) when IsOf("string", text):
                return Regex.IsMatch((string)text!, (string)rule!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5));
            case ("format", JsonValue text) when IsOf("string", text):
                return (string?)rule == "date-time" && IsMoment((string)text!);
            case ("properties" or "additionalProperties" or "required" or "items" or "minItems" or "maxItems" or "minimum" or "maximum" or "pattern" or "format", _):
                // Says nothing of values of another type.
                return true;
            default:
                throw new NotSupportedException($"This check does not know the keyword {keyword}.");
        }
    }

    private HashSet<string> MembersOf(JsonNode schema) =>
    [
        .. (schema["properties"] as JsonObject ?? []).Select(member => member.Key),
        .. (schema["allOf"] as JsonArray ?? []).SelectMany(part => MembersOf(Resolve(part!))),
        .. (schema["anyOf"] as JsonArray ?? []).SelectMany(part => MembersOf(Resolve(part!))),
    ];

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value!)),
        _ => false,
    };

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    // RFC 3339: a date, a time and an offset.
    private static bool IsMoment(string text) =>
        text.Length >= 20 && text[10] == 'T' && (text.EndsWith('Z') || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Shortened(JsonNode? node) => node?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 200)] : "null";
}
