namespace LiveScore.Simulation;

/// <summary>How bad things are at the moment. Rates are probabilities; waits are the longest.</summary>
internal sealed class Weather
{
    private static readonly TimeSpan s_milli = TimeSpan.FromMilliseconds(1);

    public double EventsLost { get; set; }

    public double EventsRepeated { get; set; }

    /// <summary>Events that wait differently long overtake each other.</summary>
    public TimeSpan EventWait { get; set; }

    public double PublishFails { get; set; }

    /// <summary>A subscription that is answered well and never delivers.</summary>
    public double SubscriptionsDeaf { get; set; }

    public double CallsLost { get; set; }

    /// <summary>Calls whose request comes to the grain and whose answer never comes back.</summary>
    public double AnswersLost { get; set; }

    public double CallsSlow { get; set; }

    /// <summary>Each way.</summary>
    public TimeSpan CallWait { get; set; }

    public double WritesFail { get; set; }

    /// <summary>Writes that land, and are reported as failed.</summary>
    public double WritesUnheard { get; set; }

    public double ReadsFail { get; set; }

    public double StorageSlow { get; set; }

    public TimeSpan StorageWait { get; set; }

    public bool StorageGone { get; set; }

    public double FeedFails { get; set; }

    public double FeedLies { get; set; }

    public TimeSpan FeedWait { get; set; }

    public bool FeedGone { get; set; }

    /// <summary>Lines to viewers: how late bytes come.</summary>
    public TimeSpan LineWait { get; set; }

    /// <summary>Each kind of trouble in some histories, and more or less of it.</summary>
    public static Weather Of(Chance chance)
    {
        return new Weather
        {
            EventsLost = Rate(0.5, 0.9),
            EventsRepeated = Rate(0.5, 0.5),
            EventWait = Wait(0.7, 3000, usual: 250),
            PublishFails = Rate(0.3, 0.3),
            SubscriptionsDeaf = Rate(0.3, 0.5),
            CallsLost = Rate(0.4, 0.15),
            AnswersLost = Rate(0.4, 0.15),
            CallsSlow = Rate(0.3, 0.2),
            CallWait = Wait(0.5, 200, usual: 5),
            WritesFail = Rate(0.4, 0.2),
            WritesUnheard = Rate(0.4, 0.2),
            ReadsFail = Rate(0.3, 0.2),
            StorageSlow = Rate(0.4, 0.2),
            StorageWait = Wait(0.5, 400, usual: 10),
            FeedFails = Rate(0.5, 0.4),
            FeedLies = Rate(0.6, 0.3),
            FeedWait = Wait(0.5, 2000, usual: 100),
            LineWait = Wait(0.5, 1500, usual: 20),
        };

        double Rate(double often, double most) => chance.Is(often) ? chance.Between(0, most) : 0;

        TimeSpan Wait(double often, double most, double usual) => (chance.Is(often) ? chance.Between(usual, most) : usual) * s_milli;
    }

    /// <summary>Nothing goes wrong any more, and everything takes a moment.</summary>
    public void Calm()
    {
        (EventsLost, EventsRepeated, PublishFails, SubscriptionsDeaf, CallsLost, AnswersLost, CallsSlow) = (0, 0, 0, 0, 0, 0, 0);
        (WritesFail, WritesUnheard, ReadsFail, StorageSlow, StorageGone) = (0, 0, 0, 0, false);
        (FeedFails, FeedLies, FeedGone) = (0, 0, false);
        (EventWait, CallWait, StorageWait, FeedWait, LineWait) = (100 * s_milli, 5 * s_milli, 10 * s_milli, 100 * s_milli, 20 * s_milli);
    }
}
