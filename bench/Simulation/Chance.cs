namespace LiveScore.Simulation;

/// <summary>Seeded chance. Each part has a source of its own, so that one that draws once more does not shift all others.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public Chance Fork(string name)
    {
        // Not string.GetHashCode, which differs from process to process.
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return new((int)(hash ^ ((uint)seed * 2654435761u)));
    }

    public Random Random() => new(_random.Next());

    public bool Is(double probability) => _random.NextDouble() < probability;

    public int Below(int limit) => _random.Next(limit);

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Between(double least, double most) => least + ((most - least) * _random.NextDouble());

    /// <summary>Whole ticks between two spans.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * _random.NextDouble());

    /// <summary>Seconds between the two.</summary>
    public TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(Between(least, most));

    /// <summary>Mostly short, sometimes much longer: the wait for something that happens at any time alike.</summary>
    public TimeSpan Wait(double mean) => TimeSpan.FromSeconds(Math.Min(-Math.Log(1 - _random.NextDouble()), 6) * mean);

    public T Of<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
