using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What viewers see of two gateways behind the nginx that ships. To a proxy two servers of their own are two gateways.</summary>
public sealed class NginxTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-nginx-tests-");
    private readonly List<IAsyncDisposable> _started = [];

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_started))
        {
            await one.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        _patience.Dispose();
    }

    [Fact]
    public async Task Gateway_KilledWhileViewersAsk_GivesNobodyA5xx_AndStreamsComeBack()
    {
        var (one, other) = (await RunAsync("one"), await RunAsync("other"));
        var nginx = await NginxAsync([one.Url, other.Url]);
        using var http = new HttpClient { BaseAddress = nginx };
        // Of two viewers one is on each.
        var viewers = new[] { await WatchAsync(nginx), await WatchAsync(nginx) };
        var (answers, asked, killed) = (new ConcurrentBag<HttpStatusCode>(), 0, new TaskCompletionSource());
        var askers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            // Half of them before, and half after.
            for (var after = 0; after < 50; after += killed.Task.IsCompleted ? 1 : 0)
            {
                using var answer = await http.GetAsync("api/", _patience.Token);
                answers.Add(answer.StatusCode);
                if (Interlocked.Increment(ref asked) == 200)
                {
                    await one.KillAsync();
                    killed.SetResult();
                }
            }
        }));
        await Task.WhenAll(askers);

        Assert.Equal([HttpStatusCode.OK], answers.Distinct());
        Assert.InRange(answers.Count, 400, int.MaxValue);
        await Task.WhenAny(viewers.Select(viewer => viewer.Ended)).WaitAsync(_patience.Token);
        var survivor = viewers.Single(viewer => !viewer.Ended.IsCompleted);
        await survivor.HearsMoreAsync(3, _patience.Token);
        await (await WatchAsync(nginx)).HearsMoreAsync(3, _patience.Token);
    }

    /// <summary>A heartbeat is a few bytes: were they held back until a buffer is full, it would take minutes.</summary>
    [Theory]
    [InlineData("proxy_buffering off;")]
    [InlineData("proxy_buffering on;")] // as other proxies are: the gateway's X-Accel-Buffering says no
    public async Task Heartbeats_ComeOneByOne(string buffering)
    {
        var gateway = await RunAsync("one");
        var nginx = await NginxAsync([gateway.Url], ("proxy_buffering off;", buffering));
        await using var quiet = Viewer.WatchAsync(new(nginx, "events"), null, _patience.Token).GetAsyncEnumerator(_patience.Token);
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var heartbeats = 0; heartbeats < 3; heartbeats += quiet.Current.Name == "heartbeat" ? 1 : 0)
        {
            Assert.True(await quiet.MoveNextAsync().AsTask().WaitAsync(soon.Token));
        }
    }

    [Fact]
    public async Task Body_TooLargeForTheGateway_IsRefusedByIt_AndAnAbsurdOneByNginx()
    {
        var nginx = await NginxAsync([(await RunAsync("one")).Url]);
        using var http = new HttpClient { BaseAddress = nginx };

        using var large = await http.PostAsync("events", new StringContent(new('x', 200_000), Encoding.UTF8, "application/json"), _patience.Token);
        using var absurd = await http.PostAsync("events", new StringContent(new('x', 2_000_000), Encoding.UTF8, "application/json"), _patience.Token);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json"), (large.StatusCode, large.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text/html"), (absurd.StatusCode, absurd.Content.Headers.ContentType?.MediaType));
    }

    /// <summary>The proxy is 127.0.0.1 to the gateway; viewers are others, and cannot say that they are yet others.</summary>
    [Fact]
    public async Task Viewers_AreCountedByTheAddressThatNginxSaw()
    {
        var gateway = await RunAsync("one", ("LiveScore__Gateway__KnownProxies__0", "127.0.0.1"), ("LiveScore__Gateway__SessionsPerAddress", "1"));
        var nginx = await NginxAsync([gateway.Url]);

        Assert.Equal(HttpStatusCode.OK, await SessionAsync(nginx, "127.0.0.2", forwarded: "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SessionAsync(nginx, "127.0.0.2", forwarded: "192.0.2.2"));
        Assert.Equal(HttpStatusCode.OK, await SessionAsync(nginx, "127.0.0.3", forwarded: null));
    }

    private async Task<HttpStatusCode> SessionAsync(Uri nginx, string from, string? forwarded)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        using var answer = await http.GetAsync(new Uri(nginx, "api/session"), _patience.Token);
        return answer.StatusCode;
    }

    private async Task<LiveScoreProcess> RunAsync(string name, params (string Key, string Value)[] settings)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        var process = await LiveScoreProcess.RunAsync(folder, 0, settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal));
        _started.Add(process);
        return process;
    }

    private async Task<Uri> NginxAsync(Uri[] gateways, params (string, string)[] changes)
    {
        var nginx = await NginxProxy.StartAsync(gateways, changes);
        _started.Add(nginx);
        return nginx.Url;
    }

    private async Task<Watcher> WatchAsync(Uri nginx)
    {
        var watcher = new Watcher(new(nginx, "api/livescore"));
        _started.Add(watcher);
        await watcher.HearsMoreAsync(1, _patience.Token);
        return watcher;
    }

    /// <summary>Counts what it hears, until it is cut off.</summary>
    private sealed class Watcher : IAsyncDisposable
    {
        private readonly CancellationTokenSource _leaves = new();
        private int _heard;

        public Watcher(Uri url) => Ended = ReadAsync(url);

        public Task Ended { get; }

        public async Task HearsMoreAsync(int count, CancellationToken cancellationToken)
        {
            var until = Volatile.Read(ref _heard) + count;
            using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (Volatile.Read(ref _heard) < until)
            {
                Assert.False(Ended.IsCompleted, "The stream has ended.");
                await glances.WaitForNextTickAsync(cancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _leaves.CancelAsync();
            await Ended;
            _leaves.Dispose();
        }

        private async Task ReadAsync(Uri url)
        {
            try
            {
                await foreach (var _ in Viewer.WatchAsync(url, null, _leaves.Token))
                {
                    Interlocked.Increment(ref _heard);
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                // Cut off, or left.
            }
        }
    }
}
