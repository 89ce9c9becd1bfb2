using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveScore.EndToEnd;

/// <summary>
/// What <see cref="FaultTableTests"/> saw, as the table in docs/operations.md; with UPDATE_GOLDEN=1 in the environment it is
/// written there.
/// </summary>
public sealed partial class FaultTable : IDisposable
{
    private const string Begin = "<!-- faults -->", End = "<!-- /faults -->";

    private readonly StringBuilder _rows = new();

    internal void Add(string mode, double rate, Witness.Account account, int stale) => _rows.AppendLine(
        CultureInfo.InvariantCulture,
        $"| `{mode}` | {rate:0.0} | {account.Untrue.Count} | {account.Backwards.Count} | {account.Noted} | {(stale > 0 ? "yes" : "no")} | true |");

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var root = typeof(FaultTable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
            var path = Path.Combine(root, "docs", "operations.md");
            File.WriteAllText(path, Table().Replace(File.ReadAllText(path), _ => $"""
                {Begin}
                | fault | rate | untrue states seen | steps back seen | times told by a note | told as stale | finals |
                | --- | --- | --- | --- | --- | --- | --- |
                {_rows}{End}
                """));
        }
    }

    [GeneratedRegex($"{Begin}.*{End}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Table();
}
