using System.Text.Json.Nodes;

namespace LiveScore.Simulation.Model;

/// <summary>JSON merge patch, as RFC 7386 has it.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject part)
            {
                target[name] = Apply(target[name] as JsonObject is { } old ? (JsonObject)old.DeepClone() : [], part);
            }
            else if (value is null)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }

        return target;
    }
}
