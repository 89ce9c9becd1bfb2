using System.Globalization;
using LiveScore.Cluster.Contract.Grains;

namespace LiveScore.Cluster.Contract;

public sealed class TimerTests(OneSilo cluster)
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Period_OfASlowTimer_CountsFromTheEndOfTheTickBefore()
    {
        const string key = nameof(Period_OfASlowTimer_CountsFromTheEndOfTheTickBefore);
        var beside = Stage.Of($"{key} beside");
        beside.Open("tick");
        await Clockwork(key).StartMeasuring(TimeSpan.FromMilliseconds(100)).InTime();
        await Clockwork($"{key} beside").Start(TimeSpan.FromMilliseconds(150), Timeout.InfiniteTimeSpan, interleave: false).InTime();
        Assert.Equal("tick+", await beside.Next());
        Stage.Of(key).Open("on");

        var pauses = await Stage.Of(key).Next(3);

        // Timers of the system may be early by less than a tick of its clock.
        Assert.All(pauses, pause => Assert.InRange(int.Parse(pause, CultureInfo.InvariantCulture), 84, 30_000));
        await Clockwork(key).Leave().InTime();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tick_LongerThanThePeriod_NeverMeetsTheNext(bool interleave)
    {
        var key = $"{nameof(Tick_LongerThanThePeriod_NeverMeetsTheNext)} {interleave}";
        var (slow, other) = (Stage.Of(key), Stage.Of($"{key} beside"));
        other.Open("tick");
        await Clockwork(key).Start(s_soon, s_soon, interleave).InTime();
        await Clockwork($"{key} beside").Start(s_soon, s_soon, interleave: false).InTime();
        Assert.Equal("tick+", await slow.Next());

        // So many periods have passed.
        await other.Next(10);
        Assert.Empty(slow.Rest());

        slow.Open("tick");
        Assert.Equal(["tick-", "tick+", "tick-", "tick+"], await slow.Next(4));
        await Clockwork(key).Leave().InTime();
        await Clockwork($"{key} beside").Leave().InTime();
    }

    [Fact]
    public async Task Call_DuringATick_WaitsForItsEnd()
    {
        const string key = nameof(Call_DuringATick_WaitsForItsEnd);
        var stage = Stage.Of(key);
        await Clockwork(key).Start(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: false).InTime();
        Assert.Equal("tick+", await stage.Next());
        var call = Clockwork(key).Touch();

        stage.Open("tick");

        await call.InTime();
        Assert.Equal(["tick-", "touched"], await stage.Next(2));
    }

    [Fact]
    public async Task Call_DuringAnInterleavingTick_IsAnswered()
    {
        const string key = nameof(Call_DuringAnInterleavingTick_IsAnswered);
        var stage = Stage.Of(key);
        await Clockwork(key).Start(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: true).InTime();
        Assert.Equal("tick+", await stage.Next());

        await Clockwork(key).Touch().InTime();

        Assert.Equal("touched", await stage.Next());
        stage.Open("tick");
    }

    [Fact]
    public async Task Tick_ThatFails_IsFollowedByTheNext()
    {
        const string key = nameof(Tick_ThatFails_IsFollowedByTheNext);
        Stage.Of(key).IsFaulty = true;
        Stage.Of(key).Open("tick");
        await Clockwork(key).Start(s_soon, s_soon, interleave: false).InTime();

        Assert.Equal(["tick+", "tick-", "tick+", "tick-"], await Stage.Of(key).Next(4));
        await Clockwork(key).Leave().InTime();
    }

    [Fact]
    public async Task Timer_OfADeactivatedGrain_IsGone()
    {
        const string key = nameof(Timer_OfADeactivatedGrain_IsGone);
        var (stage, other) = (Stage.Of(key), Stage.Of($"{key} beside"));
        stage.Open("tick");
        other.Open("tick");
        await Clockwork(key).Start(s_soon, s_soon, interleave: false).InTime();
        await stage.Next(2);
        await cluster.Cluster.DeactivateAsync(Clockwork(key)).InTime();
        Assert.Equal("deactivated", stage.Rest()[^1]);

        await Clockwork($"{key} beside").Start(s_soon, s_soon, interleave: false).InTime();
        await other.Next(10);

        Assert.Empty(stage.Rest());
        await Clockwork($"{key} beside").Leave().InTime();
    }

    [Fact]
    public async Task Reminder_MoreOftenThanAllowed_IsRefused()
    {
        var grain = Clockwork(nameof(Reminder_MoreOftenThanAllowed_IsRefused));

        await Assert.ThrowsAsync<ArgumentException>(() =>
            grain.Remind("wake", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(900)).InTime());

        Assert.False(await grain.HasReminder("wake").InTime());
    }

    [Fact]
    public async Task Reminder_OfADeactivatedGrain_ActivatesIt()
    {
        const string key = nameof(Reminder_OfADeactivatedGrain_ActivatesIt);
        await Clockwork(key).Remind("wake", TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)).InTime();
        Assert.True(await Clockwork(key).HasReminder("wake").InTime());
        await cluster.Cluster.DeactivateAsync(Clockwork(key)).InTime();

        string told;
        do
        {
            told = await Stage.Of(key).Next();
        }
        while (told != "deactivated");

        var first = await Stage.Of(key).Next();
        Assert.StartsWith("wake to ", first, StringComparison.Ordinal);
        Assert.Equal(first, await Stage.Of(key).Next());
        await Clockwork(key).Forget("wake").InTime();
        Assert.False(await Clockwork(key).HasReminder("wake").InTime());
    }

    private IClockworkGrain Clockwork(string key) => cluster.Client.GetGrain<IClockworkGrain>(key);
}
