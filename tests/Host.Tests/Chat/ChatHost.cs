using System.Globalization;

namespace LiveScore.Host.Tests.Chat;

/// <summary>One host for a class of tests, with the week of 2015 that the demo plays and a room for each test.</summary>
public sealed class ChatHost : IAsyncLifetime
{
    public const string Key = "the-operators-own-key";

    private int _rooms;

    public LiveScoreHost Host { get; private set; } = null!;

    /// <param name="settings">Keys without <c>LiveScore:</c>, such as <c>Chat:PresenceGrace=00:00:05</c>.</param>
    public static Task<LiveScoreHost> StartAsync(params string[] settings) => LiveScoreHost.StartAsync([
        "LiveScore:Season=2015", "LiveScore:Week=12", "LiveScore:Gateway:DrainWindow=00:00:00", $"LiveScore:Gateway:AdminKey={Key}",
        "LiveScore:Chat:PresenceEvery=00:00:00.05", .. settings.Select(setting => $"LiveScore:{setting}"),
    ]);

    /// <summary>A room in which nothing was said so far.</summary>
    public string NewRoom() => RoomOf(Interlocked.Increment(ref _rooms));

    public async ValueTask InitializeAsync() => Host = await StartAsync(
        ["Gateway:Rooms:0=lobby", .. Enumerable.Range(1, 150).Select(number => $"Gateway:Rooms:{number}={RoomOf(number)}")]);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string RoomOf(int number) => string.Create(CultureInfo.InvariantCulture, $"room-{number}");
}
