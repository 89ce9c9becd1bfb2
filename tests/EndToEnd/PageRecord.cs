using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>
/// Everything that the library in a page is given of the current week: by the line to the gateway, whichever kind it is, or by the
/// tab that has the line for all.
/// </summary>
internal sealed class PageRecord
{
    // Messages of WebSockets and of streams are both read by JSON.parse; what tabs say to one another is not.
    private const string Listen = """
        window.given = [];
        const give = (by, { topic, event, data }) => {
          if (topic === 'current' && ['snapshot', 'change', 'reset'].includes(event)) {
            given.push({ by, event, epoch: data.epoch, since: data.since, version: data.version, reason: data.reason });
          }
        };
        const parse = JSON.parse;
        JSON.parse = (...text) => {
          const value = parse(...text);
          value?.event && give('line', value);
          return value;
        };
        // A tab that has asked takes nothing before the answer, and one that has the line takes nothing from others.
        window.BroadcastChannel = class extends BroadcastChannel {
          constructor(name) {
            super(name);
            this.addEventListener('message', ({ data: { kind, message, to, topic, held } }) => {
              if (kind === 'message' && !this.leads && !this.hasAsked) {
                give('tab', message);
              } else if (kind === 'state' && to === this.own && topic === 'current') {
                this.hasAsked = false;
                held && give('tab', { topic, event: 'snapshot', data: held.state });
              }
            });
          }
          postMessage(word) {
            if (word.kind === 'hello') {
              Object.assign(this, { own: word.tab, leads: false, hasAsked: word.topics.some(([topic]) => topic === 'current') });
            } else if (word.kind === 'lead') {
              this.leads = true;
            }
            super.postMessage(word);
          }
        };
        """;

    private const string Until = """
        ([by, count]) => new Promise((resolve) => {
          const from = given.length;
          const look = () => given.slice(from).filter((one) => one.by === by && one.event === 'change').length >= count ? resolve(true) : setTimeout(look, 50);
          look();
        })
        """;

    private readonly IPage _page;

    private PageRecord(IPage page) => _page = page;

    /// <summary>Before the page is opened.</summary>
    public static async Task<PageRecord> OfAsync(IPage page)
    {
        await page.AddInitScriptAsync(Listen);
        return new(page);
    }

    /// <summary>Until so many changes more have come.</summary>
    public Task UntilChangesAsync(int count, string by = "line") =>
        _page.EvaluateAsync<bool>(Until, new object[] { by, count }).WaitAsync(TimeSpan.FromSeconds(60));

    public async Task<IReadOnlyList<Given>> AllAsync() =>
        JsonSerializer.Deserialize<Given[]>(await _page.EvaluateAsync<string>("JSON.stringify(given)"), JsonSerializerOptions.Web)!;

    /// <summary>
    /// Each change stands on the version before, from one state at the beginning on. Another tab may tell its state once more, or what
    /// is known. Gives how many changes there were.
    /// </summary>
    public async Task<int> AssertNoHoleAsync()
    {
        // Of what other tabs are told a new one makes nothing before it has a state.
        var all = (await AllAsync()).SkipWhile(given => given is { By: "tab", Event: "change" }).ToList();
        var (held, changes) = (all[0], 0);
        Assert.Equal("snapshot", held.Event);
        foreach (var given in all.Skip(1))
        {
            Assert.Null(given.Reason);
            Assert.Equal(held.Epoch, given.Epoch);
            if (given.By == "tab" && (given.Event == "snapshot" || given.Version <= held.Version))
            {
                held = given.Version > held.Version ? given : held;
                continue;
            }

            Assert.Equal(("change", held.Version), (given.Event, given.Since));
            Assert.True(given.Version > given.Since);
            (held, changes) = (given, changes + 1);
        }

        return changes;
    }

    public sealed record Given(string By, string Event, string? Epoch, long? Since, long? Version, string? Reason);
}
