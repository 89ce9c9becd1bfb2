using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

/// <summary>Tests that take the whole machine run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CrowdCollection
{
    public const string Name = "Crowds";
}
