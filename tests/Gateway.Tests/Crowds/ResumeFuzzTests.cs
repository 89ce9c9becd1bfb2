using System.Collections.Concurrent;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

/// <summary>Whatever bytes somebody comes back with: exactly what was missed, or reset and state. Never silence, never an error.</summary>
[Collection(CrowdCollection.Name)]
public sealed class ResumeFuzzTests(ITestOutputHelper output)
{
    private const int AtOnce = 500;

    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(100_000, 2015)]
    public async Task Resumes_WithAnythingAsTheLastId_ContinueOrBeginAnew(int resumes, int seed)
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:01:00", "DrainWindow=00:00:00");
        // Two at a time keep both ends busy.
        await Task.WhenAll(RunAsync(host, resumes / 2, seed, isCurrent: true), RunAsync(host, resumes / 2, seed + 1, isCurrent: false));
        output.WriteLine(string.Join(", ", _answers.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}")));
        Assert.True(_answers.Keys.Count == 8, "Some answers never came.");
    }

    private async Task RunAsync(GatewayHost host, int resumes, int seed, bool isCurrent)
    {
        var week = host.League.NewWeek();
        host.League.Current = isCurrent ? week.Key : host.League.Current;
        while (week.State.Version < 200)
        {
            week.Score((int)week.State.Version);
        }

        var oldest = week.State.BaseVersion;
        using var first = await SseReader.OpenAsync(host, isCurrent ? "/api/livescore" : week.Stream);
        await first.NextAsync();
        var chance = new Random(seed);
        for (var done = 0; done < resumes; done += AtOnce)
        {
            var cases = Enumerable.Range(0, AtOnce).Select(_ => ResumeCase.Make(chance, week, oldest, isCurrent)).ToList();
            try
            {
                await RunAsync(host, week, cases);
            }
            catch (Exception)
            {
                output.WriteLine($"Seed {seed}, among the {AtOnce} after {done}.");
                throw;
            }
        }
    }

    private async Task RunAsync(GatewayHost host, ScriptedWeek week, List<ResumeCase> cases)
    {
        using var deadline = GatewayHost.Deadline();
        using var crowd = new Crowd(host.Url);
        foreach (var one in cases)
        {
            crowd.Add(1, one.Protocol);
        }

        var now = week.State.Version;
        foreach (var (viewer, one) in crowd.Viewers.Zip(cases))
        {
            if (one.Expected is Resumption.Missed or Resumption.MissedOrReset)
            {
                viewer.Chain.ResumeAt(one.Id!);
            }
        }

        await crowd.ConnectAsync(deadline.Token);
        await crowd.UntilAsync(viewer => viewer.Visit!.Status != 0 && viewer.Chain.Version == now, deadline.Token);

        // The line is alive, and says nothing twice: the next version is the only thing left to come.
        await host.TellAsync(week.Score((int)now % 100));
        await crowd.UntilAsync(viewer => viewer.Chain.Version == now + 1, deadline.Token);
        foreach (var (viewer, one) in crowd.Viewers.Zip(cases))
        {
            var what = Judge(viewer.Chain, one, now);
            Assert.True(what is not null, $"{one.Expected} {one.Reason} {viewer}; {viewer.Faults}; {viewer.Chain.Steps} steps, {viewer.Chain.States} states, resets: {string.Join(' ', viewer.Chain.Resets)}");
            _answers.AddOrUpdate(what, 1, (_, count) => count + 1);
        }
    }

    /// <summary>What came of it, or null when that is wrong. One more version was made after all was said.</summary>
    private static string? Judge(EventChain chain, ResumeCase one, long now)
    {
        if (chain.Faults.Count > 0 || chain.Merged > 0)
        {
            return null;
        }

        return (one.Expected, chain.Resets, chain.States, chain.Steps) switch
        {
            (Resumption.State, [], 1, 1) => "states",
            (Resumption.Missed or Resumption.MissedOrReset, [], 0, var steps) when steps == now + 1 - one.Version =>
                steps == 1 ? "current" : "continued",
            (Resumption.MissedOrReset, ["too-old"], 1, 1) => "too-old",
            (Resumption.Reset, [var reason], 1, 1) when one.Reason is null || one.Reason == reason => reason,
            _ => null,
        };
    }
}
