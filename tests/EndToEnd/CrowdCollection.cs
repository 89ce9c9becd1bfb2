using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Tests with thousands of viewers run alone, after those that mostly wait and so run side by side.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class CrowdCollection;
