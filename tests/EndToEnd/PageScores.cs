using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What a page shows of a week, beside what the gateway says of it.</summary>
internal static class PageScores
{
    private const string Shown = """
        () => JSON.stringify({
          version: Number(document.querySelector('#version').textContent.split(' ').at(-1)),
          games: [...document.querySelectorAll('li.game:not(.bone)')].map((game) =>
            ['.away .code', '.away .score', '.home .code', '.home .score'].map((part) => game.querySelector(part).textContent)
              .concat(['live', 'over', 'off', 'next'].find((state) => game.classList.contains(state))).join(' ')),
        })
        """;

    private static readonly HttpClient s_http = new();

    /// <summary>Waits until page and gateway tell of the same version, and compares each game of it.</summary>
    /// <param name="page">Shows the current week.</param>
    /// <param name="week">The address of its games.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task AssertTrueAsync(IPage page, Uri week, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await s_http.GetAsync(week, cancellationToken);
            var games = (await answer.Content.ReadFromJsonAsync<JsonArray>(cancellationToken))!;
            var shown = JsonSerializer.Deserialize<Board>(await page.EvaluateAsync<string>(Shown), JsonSerializerOptions.Web)!;
            if (shown.Version == long.Parse(answer.Headers.ETag!.Tag.Trim('"').Split('.')[1], CultureInfo.InvariantCulture))
            {
                Assert.NotEmpty(games);
                Assert.Equal(games.Select(game => TextOf(game!)).Order(StringComparer.Ordinal), shown.Games.Order(StringComparer.Ordinal));
                return;
            }
        }
    }

    private static string TextOf(JsonNode game)
    {
        var state = (string?)game["status"] switch
        {
            "inProgress" or "halftime" => "live",
            "final" => "over",
            "scheduled" => "next",
            _ => "off",
        };
        return $"{Side("away")} {Side("home")} {state}";

        string Side(string side) => $"{game[side]!["code"]} {(state == "next" ? null : game[side]!["score"])}";
    }

    private sealed record Board(long Version, string[] Games);
}
