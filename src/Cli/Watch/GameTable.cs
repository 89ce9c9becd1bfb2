using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveScore.Cli.Watch;

/// <summary>A row for each game: visitors, their score, home, their score, how it stands, what else there is to say.</summary>
internal static class GameTable
{
    private const int CodeWidth = 5, NameWidth = 16, ScoreWidth = 3, StatusWidth = 16;

    private static readonly Style s_plain = Style.Plain, s_dim = new(Color.Grey), s_bold = new(decoration: Decoration.Bold);
    private static readonly Style s_redZone = new(Color.Red, decoration: Decoration.Bold);

    // Without colours the decorations are what is left: both are reversed, a correction is underlined too.
    private static readonly Style s_altered = new(Color.Green, decoration: Decoration.Bold | Decoration.Invert);
    private static readonly Style s_corrected = new(Color.Yellow, decoration: Decoration.Bold | Decoration.Invert | Decoration.Underline);

    public static IRenderable Of(ImmutableArray<BoardGame> games, Highlights highlights, DateTimeOffset now, Look look)
    {
        var table = new Table().NoBorder().HideHeaders();
        foreach (var (width, isNumber) in Widths(look))
        {
            table.AddColumn(new TableColumn("") { Width = width, NoWrap = true, Padding = new(0, 0, 1, 0), Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var game in games)
        {
            table.AddRow(Cells(game, new(game, highlights, now), look).Zip(Widths(look), (cell, column) => new Text(look.Fit(cell.Text, column.Width), cell.Style)));
        }

        return table;
    }

    private static IEnumerable<(int Width, bool IsNumber)> Widths(Look look)
    {
        var team = look.HasNames ? NameWidth : CodeWidth;
        var fixedOnes = new[] { (team, false), (ScoreWidth, true), (team, false), (ScoreWidth, true), (StatusWidth, false) };
        // Facts get what is left. A space stands to the right of each column.
        return look.HasFacts ? [.. fixedOnes, (look.Width - fixedOnes.Sum(column => column.Item1 + 1) - 1, false)] : fixedOnes;
    }

    private static IEnumerable<(string Text, Style Style)> Cells(BoardGame game, Marks marks, Look look)
    {
        var away = marks.Of(GamePart.Away);
        var home = marks.Of(GamePart.Home);
        return
        [
            Team(game, game.Away, game.Home, look),
            (Print(game.Away.Score), StyleOf(away) ?? Base(game, game.Away, game.Home)),
            Team(game, game.Home, game.Away, look),
            (Print(game.Home.Score), StyleOf(home) ?? Base(game, game.Home, game.Away)),
            (game.Status(look.Zone), StyleOf(marks.Of(GamePart.Status)) ?? (game.IsLive ? s_plain : s_dim)),
            (game.Facts(away?.FellFrom, home?.FellFrom, namesTheBall: false), StyleOf(marks.Of(GamePart.Note)) ?? (game.IsRedZone ? s_redZone : s_dim)),
        ];
    }

    private static (string Text, Style Style) Team(BoardGame game, Side side, Side other, Look look)
    {
        var hasBall = ReferenceEquals(game.Ball, side);
        var name = look.HasNames && side.Name.Length > 0 ? $"{side.Code,-3} {side.Name}" : side.Code;
        return ($"{(hasBall ? look.Ball : " ")} {name}", hasBall && game.IsRedZone ? s_redZone : Base(game, side, other));
    }

    // A winner stands out for good; a loser, and what is not on, stands back.
    private static Style Base(BoardGame game, Side side, Side other) => game switch
    {
        { IsLive: true } => s_plain,
        { Status: "final" } when side.Score > other.Score => s_bold,
        _ => s_dim,
    };

    private static Style? StyleOf(Highlight? highlight) =>
        highlight is null ? null : highlight.Value.FellFrom is null ? s_altered : s_corrected;

    private static string Print(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "";

    private sealed record Marks(BoardGame Game, Highlights Highlights, DateTimeOffset Now)
    {
        public Highlight? Of(GamePart part) => Highlights.Of(Game, part, Now);
    }
}
