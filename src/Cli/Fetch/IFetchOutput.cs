using LiveScore.Contracts;

namespace LiveScore.Cli.Fetch;

/// <summary>How an import is told on standard output.</summary>
internal interface IFetchOutput
{
    /// <summary>Shows imports as they come, until there are no more or reading them throws.</summary>
    Task ShowAsync(int weeks, IAsyncEnumerable<WeekImport> imports);

    void End(FetchTally tally, int exitCode);
}
