using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace LiveScore.Page;

/// <summary><c>livescore run</c> as a process of its own, with an empty store in a temporary folder, following a scorestrip feed.</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly string s_program = typeof(Product).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Program").Value!;

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-page-");
    private readonly Process _process;

    private Product(string[] arguments)
    {
        _process = new()
        {
            StartInfo = new(s_program, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = _folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens; ends in a slash.</summary>
    public Uri Url { get; private set; } = null!;

    /// <param name="port">Where to listen; 0 is a free port.</param>
    /// <param name="feed">Where the feed is.</param>
    /// <param name="week">The slug of the week of 2015 to follow.</param>
    /// <param name="clock">What LiveScore's clock shows at first.</param>
    /// <param name="speed">How many times as fast as life it goes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Product> StartAsync(int port, Uri feed, string week, DateTimeOffset clock, double speed, CancellationToken cancellationToken)
    {
        var product = new Product(
        [
            "run", "--port", port.ToString(CultureInfo.InvariantCulture), "--feed", "scorestrip", "--feed-url", feed.ToString(),
            "--season", "2015", "--week", week, "--clock", clock.ToString("O", CultureInfo.InvariantCulture),
            "--clock-speed", speed.ToString(CultureInfo.InvariantCulture),
        ]);
        var line = await product._process.StandardOutput.ReadLineAsync(cancellationToken);
        if (line is null || !Uri.TryCreate(line.Split(' ')[^1] + "/", UriKind.Absolute, out var url))
        {
            await product.DisposeAsync();
            throw new InvalidOperationException($"LiveScore said '{line}' and: {string.Join('\n', product._errors)}");
        }

        product.Url = url;
        return product;
    }

    /// <summary>kill -9.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
