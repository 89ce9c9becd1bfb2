using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>One game of a round: its kick-off and all that will happen in it.</summary>
internal sealed class DemoGame(DemoFixture fixture, DateTimeOffset kickoff, IReadOnlyList<DemoMoment> moments)
{
    private readonly Game _scheduled = new() { Id = fixture.Id, Kickoff = kickoff, Away = fixture.Away, Home = fixture.Home };

    public DateTimeOffset Ends { get; } = kickoff + moments[^1].After;

    public Game At(DateTimeOffset now) =>
        moments.LastOrDefault(moment => kickoff + moment.After <= now)?.Of(_scheduled) ?? _scheduled;
}
