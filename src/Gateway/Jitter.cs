namespace LiveScore.Gateway;

/// <summary>The gateway's source of chance: what happens to many at once is spread by it.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _turn = new();

    /// <summary>A number from 0 on below this one; 0 when there is none.</summary>
    public int Below(int limit)
    {
        lock (_turn)
        {
            return limit > 0 ? random.Next(limit) : 0;
        }
    }

    /// <summary>A span between the two, both of them possible.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (_turn)
        {
            return least + ((most - least) * random.NextDouble());
        }
    }

    /// <summary>A name that nobody else has.</summary>
    public string Name()
    {
        lock (_turn)
        {
            return random.GetHexString(16, lowercase: true);
        }
    }
}
