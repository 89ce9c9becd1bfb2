using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Polling;

/// <summary>What an activation makes of a feed that fails or stands still. The numbers are DESIGN section 3's.</summary>
public sealed class PollerTests
{
    private static readonly PollingOptions s_options = new();

    private readonly ManualClock _clock = new(Games.Kickoff + TimeSpan.FromMinutes(20));

    private readonly WeekState _inPlay = new()
    {
        Epoch = "e",
        Games = [Games.Scheduled().InPlay()],
        AnsweredAt = Games.Kickoff + TimeSpan.FromMinutes(19),
        ChangedAt = Games.Kickoff + TimeSpan.FromMinutes(18),
    };

    [Fact]
    public void Failures_InARow_BackOffFrom1SecondDoublingTo60WithAFifthOfChance()
    {
        foreach (var seed in Enumerable.Range(0, 200))
        {
            var poller = new Poller(s_options, _clock, new Random(seed));
            foreach (var wait in new[] { 1, 2, 4, 8, 16, 32, 60, 60, 60 })
            {
                Fail(poller);
                Assert.InRange(WaitOf(poller), 0.8 * wait, wait);
            }
        }
    }

    [Fact]
    public void Failures_OfManyFeeds_AreSpread()
    {
        var waits = Enumerable.Range(0, 200).Select(seed =>
        {
            var poller = new Poller(s_options, _clock, new Random(seed));
            Fail(poller);
            return WaitOf(poller);
        }).ToList();

        Assert.InRange(waits.Min(), 0.8, 0.82);
        Assert.InRange(waits.Max(), 0.98, 1);
    }

    [Fact]
    public void Failures_Thousands_StillWaitNoMoreThan60Seconds()
    {
        var poller = Make();
        for (var i = 0; i < 5000; i++)
        {
            Fail(poller);
        }

        Assert.InRange(WaitOf(poller), 48, 60);
    }

    [Fact]
    public void Answer_AfterFailures_EndsTheBackOff()
    {
        var poller = Make();
        Fail(poller);
        Fail(poller);

        poller.Asking();
        poller.Answered();

        Assert.Equal(5, WaitOf(poller));
        Fail(poller);
        Assert.InRange(WaitOf(poller), 0.8, 1);
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(0.1, 1)]
    public void Failure_WithATimeToWait_IsWaitedForThatLong(double seconds, double waited)
    {
        var poller = Make();
        poller.Asking();
        poller.Failed(TimeSpan.FromSeconds(seconds));

        Assert.InRange(WaitOf(poller), 0.8 * waited, waited);
    }

    [Fact]
    public void Failure_LongBeforeAKickoff_IsNotTriedAgainBeforeThat()
    {
        var poller = Make();
        Fail(poller);
        var ahead = new WeekState { Epoch = "e", Games = [Games.Scheduled(0, _clock.Now.AddHours(5))] };

        Assert.Equal(_clock.Now.AddHours(5).AddMinutes(-15), poller.Next(ahead));
    }

    [Fact]
    public void Provider_ThatKeepsUsWaitingFor15Seconds_MakesScoresStale()
    {
        var poller = Make();
        poller.Asking();

        _clock.Now += TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1);
        Assert.Null(poller.StaleSince(_inPlay));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.Equal(_inPlay.AnsweredAt, poller.StaleSince(_inPlay));
        poller.Answered();
        Assert.Null(poller.StaleSince(_inPlay));
    }

    [Fact]
    public void Poller_OfTheNextActivation_RemembersUnlessAnotherProcessHadAnAnswer()
    {
        var poller = Make();
        Fail(poller);
        Fail(poller);
        _clock.Now += TimeSpan.FromSeconds(20);

        poller.Resume(_inPlay);
        Assert.NotNull(poller.StaleSince(_inPlay));
        Fail(poller);
        Assert.InRange(WaitOf(poller), 0.8 * 4, 4);

        poller.Resume(_inPlay with { AnsweredAt = _clock.Now });
        Assert.Null(poller.StaleSince(_inPlay));
    }

    [Fact]
    public void Failure_OfAWeekWithNothingLive_IsNotTriedAgain()
    {
        var poller = Make();
        Fail(poller);

        Assert.Null(poller.Next(new WeekState()));
        Assert.False(poller.IsDue(new WeekState()));
    }

    [Fact]
    public void Week_IsDue_FromTheMomentOnThatItIsToBeAsked()
    {
        var poller = Make();
        poller.Asking();
        poller.Answered();

        Assert.False(poller.IsDue(_inPlay));
        _clock.Now += TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1);
        Assert.False(poller.IsDue(_inPlay));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.True(poller.IsDue(_inPlay));
    }

    [Fact]
    public void Feed_FailingFor15Seconds_MakesScoresStaleSinceTheLastAnswer()
    {
        var poller = Make();
        Fail(poller);

        _clock.Now += TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1);
        Assert.Null(poller.StaleSince(_inPlay));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.Equal(_inPlay.AnsweredAt, poller.StaleSince(_inPlay));
    }

    [Fact]
    public void Feed_FailingAgainAndAgain_IsFailingSinceTheFirstTime()
    {
        var poller = Make();
        var first = _clock.Now;
        Fail(poller);
        _clock.Now += TimeSpan.FromSeconds(10);
        Fail(poller);
        _clock.Now += TimeSpan.FromSeconds(5);

        Assert.Equal(first, poller.StaleSince(new WeekState()));
    }

    [Fact]
    public void Feed_AnsweringAgain_EndsStaleness()
    {
        var poller = Make();
        Fail(poller);
        _clock.Now += TimeSpan.FromSeconds(20);

        poller.Asking();
        poller.Answered();

        Assert.Null(poller.StaleSince(_inPlay));
    }

    [Fact]
    public void Feed_WithoutAChangeFor25MinutesInPlay_StandsStillSinceTheLastChange()
    {
        var poller = Make();
        _clock.Now = _inPlay.ChangedAt!.Value + TimeSpan.FromMinutes(25) - TimeSpan.FromTicks(1);

        Assert.Null(poller.StaleSince(_inPlay));
        _clock.Now += TimeSpan.FromTicks(1);
        Assert.Equal(_inPlay.ChangedAt, poller.StaleSince(_inPlay));
    }

    [Fact]
    public void Feed_WithoutAChangeWhileNothingIsInPlay_IsNotStale()
    {
        _clock.Now += TimeSpan.FromDays(3);

        Assert.Null(Make().StaleSince(_inPlay with { Games = [Games.Scheduled().Final(33, 27)] }));
    }

    private Poller Make() => new(s_options, _clock, new Random(1));

    private static void Fail(Poller poller)
    {
        poller.Asking();
        poller.Failed();
    }

    private double WaitOf(Poller poller) => (poller.Next(_inPlay)!.Value - _clock.Now).TotalSeconds;
}
