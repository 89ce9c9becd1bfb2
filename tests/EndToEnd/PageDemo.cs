using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

[CollectionDefinition]
public sealed class PageDemoCollection : ICollectionFixture<PageDemo>;

/// <summary>A demo that no one but pages looks at, so that its viewers can be counted. Whoever is silent for 4 s is gone.</summary>
public sealed class PageDemo : IAsyncDisposable
{
    private static readonly HttpClient s_http = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-pages-");
    private readonly Lazy<Task<LiveScoreProcess>> _started;

    public PageDemo() => _started = new(() => LiveScoreProcess.RunAsync(
        _folder.FullName,
        0,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["LiveScore__Gateway__SilenceLimit"] = "00:00:04" },
        "--season", "2025", "--week", "1", "--clock-speed", "24"));

    public async Task<Uri> UrlAsync() => (await _started.Value).Url;

    public async Task<Uri> GamesAsync() => new(await UrlAsync(), "api/season/2025/1");

    /// <summary>Until there are so many viewers, a line for all tabs of a browser being one.</summary>
    public async Task UntilViewersAsync(int count, CancellationToken cancellationToken)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (new Exposition(await s_http.GetStringAsync(new Uri(await UrlAsync(), "metrics"), cancellationToken)).Sum("livescore_viewers") != count)
        {
            await often.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Until so many versions have come to others.</summary>
    public async Task MissAsync(int count, CancellationToken cancellationToken)
    {
        var seen = 0;
        await foreach (var message in Viewer.WatchAsync(new(await UrlAsync(), Demo.Stream), null, cancellationToken))
        {
            if (message.Name == "change" && ++seen == count)
            {
                return;
            }
        }

        Assert.Fail("The stream has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            await (await _started.Value).DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
