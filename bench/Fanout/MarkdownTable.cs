using System.Globalization;

namespace LiveScore.Fanout;

/// <summary>Rows as they can be read in a terminal and put into a document. Numbers stand right.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params object?[] cells) => _rows.Add([.. cells.Select(Text)]);

    public void Print(string title)
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        Console.WriteLine($"\n{title}\n");
        Print(_rows[0], widths);
        Console.WriteLine($"|{string.Join('|', widths.Select((width, column) => new string('-', width + 1) + (column == 0 ? "-" : ":")))}|");
        _rows.Skip(1).ToList().ForEach(row => Print(row, widths));
        Console.WriteLine();
    }

    private static void Print(string[] row, int[] widths) => Console.WriteLine(
        $"| {string.Join(" | ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");

    private static string Text(object? cell) => cell switch
    {
        null => "–",
        double number => number.ToString(Math.Abs(number) >= 100 ? "#,##0" : Math.Abs(number) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
        long or int => string.Create(CultureInfo.InvariantCulture, $"{cell:#,##0}"),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
