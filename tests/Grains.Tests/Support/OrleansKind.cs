using Orleans;

namespace LiveScore.Grains.Tests.Support;

/// <summary>Whether Orleans itself runs, or what stands in for it.</summary>
internal static class OrleansKind
{
    private static bool IsStandIn => typeof(Grain).Assembly.GetName().Name == "Orleans.StandIn";

    public static void SkipOnStandIn(string reason) => Assert.SkipWhen(IsStandIn, $"The stand-in for Orleans {reason}.");
}
