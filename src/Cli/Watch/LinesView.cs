using System.Globalization;

namespace LiveScore.Cli.Watch;

/// <summary>Prints a line for each game that altered, and what happens to the line on another writer.</summary>
internal sealed class LinesView(TextWriter lines, TextWriter notices, TimeProvider time, TimeZoneInfo zone) : IWatchView
{
    private DateTimeOffset? _lostSince;
    private DateTimeOffset? _staleSince;

    public void Connected()
    {
        if (_lostSince is not null)
        {
            Notice("connected again");
            _lostSince = null;
        }
    }

    public void Lost(string reason)
    {
        if (_lostSince is null)
        {
            _lostSince = time.GetUtcNow();
            Notice($"connection lost, trying again since {Clock(_lostSince.Value)}: {reason}");
        }
    }

    public void Show(BoardStep step)
    {
        if (step.Reset is { } reason)
        {
            Notice($"the gateway begins anew: {reason}");
        }

        if (!step.Altered.IsEmpty)
        {
            // At once, so that the lines of an event are never torn and never wait.
            lines.Write(string.Concat(step.Altered.Select(one => $"{BoardLines.Of(one, step.Board.At, zone)}{Environment.NewLine}")));
            lines.Flush();
        }

        if (step.Board.StaleSince != _staleSince)
        {
            _staleSince = step.Board.StaleSince;
            Notice(_staleSince is { } since ? $"scores stand still since {Clock(since)}" : "scores move again");
        }
    }

    private void Notice(string text)
    {
        notices.WriteLine($"livescore: {text}");
        notices.Flush();
    }

    private string Clock(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
