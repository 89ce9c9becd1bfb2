using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LiveScore.Domain;

namespace LiveScore.Testing.Clusters;

/// <summary>What gateways show of week 12 of 2015, against what was recorded.</summary>
/// <param name="gateways">Their roots.</param>
/// <param name="recording">In <c>shared/feeds</c>.</param>
internal sealed class ShownGames(IReadOnlyList<Uri> gateways, string recording)
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(2) };
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(200);

    private readonly Timeline _truth = Timeline.Of(recording);

    /// <summary>Waits until all gateways show the same version, and the games as they were at a moment.</summary>
    public async Task<(long Version, JsonArray Games)> UntilTrueAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var truth = _truth.At(moment).ToDictionary(game => game.Id, Moment);
        var differences = new List<string>();
        using var glances = new PeriodicTimer(s_glance);
        try
        {
            while (true)
            {
                var shown = await Task.WhenAll(gateways.Select(url => TryReadAsync(url, cancellationToken)));
                differences = [.. shown.SelectMany(answer => Differences(truth, answer))];
                if (differences.Count == 0 && shown.DistinctBy(answer => answer!.Value.Version).Count() == 1)
                {
                    return shown[0]!.Value;
                }

                await glances.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException fault)
        {
            throw new TimeoutException($"The gateways do not show what was at {moment:O}: {string.Join("; ", differences.Take(5))}", fault);
        }
    }

    private static async Task<(long Version, JsonArray Games)?> TryReadAsync(Uri gateway, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await s_http.GetAsync(new Uri(gateway, "api/season/2015/12"), cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var games = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!.AsArray();
                return (long.Parse(response.Headers.ETag!.Tag.Trim('"').Split('.')[1], CultureInfo.InvariantCulture), games);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // It does not answer now.
        }

        return null;
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> truth, (long Version, JsonArray Games)? shown) => shown is not { } answer
        ? ["a gateway does not answer"]
        : answer.Games.Select(game => game!.AsObject()).Where(game => truth.GetValueOrDefault((string)game["id"]!) != Moment(game))
            .Select(game => $"{game["id"]} {Moment(game)} is {truth.GetValueOrDefault((string)game["id"]!)}");

    private static string Moment(Game game) =>
        FormattableString.Invariant($"{game.Status} {game.Clock} {game.AwayScore}-{game.HomeScore}").ToUpperInvariant();

    private static string Moment(JsonObject game) =>
        $"{game["status"]} {game["clock"]} {game["away"]!["score"]}-{game["home"]!["score"]}".ToUpperInvariant();
}
