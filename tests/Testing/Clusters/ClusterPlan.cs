namespace LiveScore.Testing.Clusters;

/// <summary>What a <see cref="LiveCluster"/> consists of and plays.</summary>
public sealed record ClusterPlan
{
    public int Silos { get; init; } = 3;

    public int Gateways { get; init; } = 2;

    /// <summary>How many times as fast as life. At 120 a silo asks the feed every 42 ms in play.</summary>
    public double Speed { get; init; } = 120;

    /// <summary>When the feed begins: on a Sunday with nine games at one o'clock.</summary>
    public DateTimeOffset Start { get; init; } = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    /// <summary>Whether each silo has a network of its own, which can be cut.</summary>
    public bool IsNetworked { get; init; }

    /// <summary>A folder that gets a log of each silo and gateway; null for none.</summary>
    public string? Logs { get; init; }

    /// <summary>More settings of all silos and gateways, as environment variables have them.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
