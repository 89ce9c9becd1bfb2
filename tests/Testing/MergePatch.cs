using System.Text.Json.Nodes;

namespace LiveScore.Testing;

/// <summary>RFC 7386, section 2.</summary>
public static class MergePatch
{
    /// <summary>Alters <paramref name="target"/>, and gives it.</summary>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            target.Remove(name, out var before);
            if (value is JsonObject inner)
            {
                target[name] = Apply(before as JsonObject ?? [], inner);
            }
            else if (value is not null)
            {
                target[name] = value.DeepClone();
            }
        }

        return target;
    }
}
