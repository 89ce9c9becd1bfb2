using System.Runtime.InteropServices;
using Spectre.Console.Rendering;

namespace LiveScore.Cli.Watch;

/// <summary>What a terminal can show.</summary>
/// <param name="Width">In columns.</param>
/// <param name="Height">In rows.</param>
/// <param name="IsUnicode">Whether it has more than ASCII.</param>
/// <param name="Zone">Whose time kick-offs are told in.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Look(int Width, int Height, bool IsUnicode, TimeZoneInfo Zone)
{
    /// <summary>Marks the team that has the ball.</summary>
    public string Ball => IsUnicode ? "●" : "*";

    /// <summary>Teams are named where there is room, and called by their codes where there is not.</summary>
    public bool HasNames => Width >= 72;

    public bool HasFacts => Width >= 52;

    /// <summary>A text in one row, whatever its length: where the console breaks it, everything below moves.</summary>
    public string Fit(string text, int width)
    {
        var whole = new Segment(text);
        var cut = IsUnicode ? "…" : "";
        return whole.CellCount() <= width ? text : Segment.Truncate(whole, width - cut.Length)?.Text + cut;
    }
}
