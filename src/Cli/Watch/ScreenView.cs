using Spectre.Console;

namespace LiveScore.Cli.Watch;

/// <summary>Keeps a scoreboard on a terminal. It is drawn when something has come, when a highlight ends and when the window alters.</summary>
internal sealed class ScreenView(IAnsiConsole console, Uri gateway, TimeProvider time, TimeZoneInfo zone) : IWatchView, IDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _gate = new();
    private Scoreboard _scoreboard = Scoreboard.Empty;

    /// <summary>Draws until cancelled; the last picture stays.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Nothing is shown before there is something to say: the first answer may be that there is no such week.
        await _bell.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            var look = Look();
            // Begun anew for each size: what is live pads its rows to the widest it has ever drawn.
            await console.Live(Text.Empty).Overflow(VerticalOverflow.Crop).StartAsync(live => DrawAsync(live, look, cancellationToken));
            if (look != Look())
            {
                // The terminal has wrapped the old rows, so nobody knows where they are.
                console.Write(new ControlCode("\e[2J\e[H"));
            }
        }
    }

    public void Connected() => Alter(scoreboard => scoreboard with { Link = Link.Live });

    public void Lost(string reason) => Alter(scoreboard =>
        scoreboard with { Link = new(IsLive: false, scoreboard.Link.LostSince ?? time.GetUtcNow(), reason) });

    public void Show(BoardStep step) => Alter(scoreboard => scoreboard with
    {
        Board = step.Board,
        Highlights = scoreboard.Highlights.After(step.Altered, time.GetUtcNow()),
    });

    public void Dispose() => _bell.Dispose();

    private Look Look() => new(console.Profile.Width, console.Profile.Height, console.Profile.Capabilities.Unicode, zone);

    /// <summary>Draws until cancelled, or until the window has another size.</summary>
    private async Task DrawAsync(LiveDisplayContext live, Look look, CancellationToken cancellationToken)
    {
        for (var drawn = default(Scoreboard); !cancellationToken.IsCancellationRequested && look == Look();)
        {
            var now = time.GetUtcNow();
            var next = Current(now);
            if (next != drawn)
            {
                live.UpdateTarget(next.Render(gateway, now, look));
                drawn = next;
            }

            await RungAsync(cancellationToken);
        }
    }

    private Scoreboard Current(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _scoreboard = _scoreboard with { Highlights = _scoreboard.Highlights.At(now) };
        }
    }

    private async Task RungAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _bell.WaitAsync(s_tick, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller sees it.
        }
    }

    private void Alter(Func<Scoreboard, Scoreboard> alter)
    {
        lock (_gate)
        {
            _scoreboard = alter(_scoreboard);
            if (_bell.CurrentCount == 0)
            {
                _bell.Release();
            }
        }
    }
}
