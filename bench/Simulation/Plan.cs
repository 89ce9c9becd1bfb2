using LiveScore.Domain;

namespace LiveScore.Simulation;

/// <summary>What a seed decides beforehand.</summary>
internal sealed class Plan
{
    public Plan(int seed)
    {
        Seed = seed;
        Chance = new(seed);
        var chance = Chance.Fork("plan");
        Silos = chance.Between(2, 3);
        Viewers = chance.Between(3, 9);
        Games = chance.Between(1, 4);
        Speed = chance.Between(20, 40);
        Trouble = chance.Is(0.1) ? 60 : chance.Between(5.0, 25.0);
        IsWiped = chance.Is(0.08);
        Weather = Weather.Of(chance.Fork("weather"));
        Settings = new(StringComparer.Ordinal)
        {
            // In the league's time, which runs faster.
            ["LiveScore:Polling:InPlay"] = Span(chance.Between(20, 90)),
            ["LiveScore:Polling:BeforeKickoff"] = Span(60),
            ["LiveScore:Polling:AfterFinal"] = Span(60),
            ["LiveScore:Polling:OnHold"] = Span(60),
            ["LiveScore:Polling:Grace"] = "12:00:00",
            ["LiveScore:Gateway:Loops"] = "2",
            ["LiveScore:Gateway:Metrics"] = "off",
            ["LiveScore:Gateway:CurrentWeekEvery"] = "00:00:05",
            ["LiveScore:Gateway:FollowerIdle"] = Span(chance.Between(0, 20)),
            ["LiveScore:Gateway:MailboxSize"] = Number(MailboxSize = chance.Is(0.5) ? chance.Between(1, 6) : 32),
            ["LiveScore:Gateway:VersionsKept"] = Number(VersionsKept = chance.Is(0.5) ? chance.Between(32, 64) : 256),
        };
    }

    public static SeasonWeekKey Week { get; } = new(2025, SeasonType.Reg, 1);

    public int Seed { get; }

    public Chance Chance { get; }

    public int Silos { get; }

    public int Viewers { get; }

    public int Games { get; }

    /// <summary>How many times as fast as the machines' clocks the league's runs.</summary>
    public int Speed { get; }

    /// <summary>The mean time between two blows, in seconds.</summary>
    public double Trouble { get; }

    /// <summary>Whether the store loses the week once.</summary>
    public bool IsWiped { get; }

    /// <summary>More versions than this at once become one event.</summary>
    public int MailboxSize { get; }

    /// <summary>How many versions gateways keep for viewers that come back.</summary>
    public int VersionsKept { get; }

    public Weather Weather { get; }

    public Dictionary<string, string?> Settings { get; }

    private static string Span(int seconds) => TimeSpan.FromSeconds(seconds).ToString();

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
