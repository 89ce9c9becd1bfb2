using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveScore.Cli.Watch;

/// <summary>A scoreboard for a terminal: what is known, as it is shown at one moment.</summary>
/// <param name="Board">The games.</param>
/// <param name="Link">The line to the gateway.</param>
/// <param name="Highlights">What altered a moment ago.</param>
internal sealed record Scoreboard(Board Board, Link Link, Highlights Highlights)
{
    private static readonly Style s_plain = Style.Plain, s_bold = new(decoration: Decoration.Bold), s_dim = new(Color.Grey);
    private static readonly Style s_good = new(Color.Green), s_warning = new(Color.Yellow);

    public static Scoreboard Empty { get; } = new(Board.Empty, Link.Connecting, Highlights.None);

    public IRenderable Render(Uri gateway, DateTimeOffset now, Look look)
    {
        var notices = Notices(gateway, look).ToList();
        // The title, a row between, and the last one of the terminal, which stays free, or the screen would scroll.
        var shown = Fitting(look.Height - 3 - notices.Count);
        var hidden = Board.Games.Length - shown.Length;
        return new Rows(
        [
            Title(look.Width),
            .. notices.Select(notice => (IRenderable)new Text(look.Fit(notice, look.Width - 1), s_warning)),
            Text.Empty,
            GameTable.Of(shown, Highlights, now, look),
            .. hidden > 0 ? [new Text($"{hidden} more do not fit here", s_dim)] : Array.Empty<IRenderable>(),
        ]);
    }

    /// <summary>One row: what does not fit beside the week and the line is left out, the version first.</summary>
    private Paragraph Title(int width)
    {
        var (link, style) = Link switch
        {
            { IsLive: true } => ("connected", s_good),
            { LostSince: null } => ("connecting", s_warning),
            _ => ("connection lost", s_warning),
        };
        var words = new List<(string Text, Style Style)> { (Board.Week is { } week ? week.Name() : "LiveScore", s_bold), (link, style) };
        if (Board.Version is { } version)
        {
            words.Insert(1, (Counts(), s_plain));
            words.Insert(2, ($"version {version.ToString(CultureInfo.InvariantCulture)}", s_plain));
        }

        while (words.Count > 2 && words.Sum(word => word.Text.Length + 2) - 2 >= width)
        {
            words.RemoveAt(words.Count - 2);
        }

        return words.Aggregate(new Paragraph(), (title, word) =>
            (title.Length == 0 ? title : title.Append("  ")).Append(word.Text, word.Style));
    }

    private string Counts()
    {
        var over = Board.Games.Count(game => game.Status == "final");
        var ahead = Board.Games.Count(game => game.Status == "scheduled");
        return string.Join(", ", new[] { (Board.Games.Count(game => game.IsLive), "live"), (over, "final"), (ahead, "to come") }
            .Where(count => count.Item1 > 0)
            .Select(count => $"{count.Item1} {count.Item2}")) is { Length: > 0 } counts ? counts : "no game on";
    }

    private IEnumerable<string> Notices(Uri gateway, Look look)
    {
        if (Link is { IsLive: false, LostSince: { } lost })
        {
            yield return $"Connection lost, trying again since {Clock(lost, look.Zone)}: {Link.Reason}";
        }
        else if (Board.Version is null)
        {
            yield return $"Waiting for scores from {gateway}";
        }

        if (Board.StaleSince is { } stale)
        {
            yield return $"Nothing new has come from the feed since {Clock(stale, look.Zone)}";
        }
    }

    /// <summary>So many games in the order of the board: those that are on before those to come before the others.</summary>
    private ImmutableArray<BoardGame> Fitting(int rows)
    {
        if (Board.Games.Length <= rows)
        {
            return Board.Games;
        }

        var chosen = Board.Games
            .OrderBy(game => game.IsLive ? 0 : game.Status == "scheduled" ? 1 : 2)
            .Take(Math.Max(rows - 1, 1))
            .Select(game => game.Id)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Board.Games.Where(game => chosen.Contains(game.Id))];
    }

    private static string Clock(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
