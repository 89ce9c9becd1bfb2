namespace LiveScore.Feeds.Demo;

/// <summary>What came of a play.</summary>
internal enum DemoPlay
{
    ClockRuns,
    ClockStops,
    Turnover,
    Punt,
    FieldGoal,
    Safety,
    Touchdown,
}
