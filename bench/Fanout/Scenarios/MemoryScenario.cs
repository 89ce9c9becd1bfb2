using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>What a viewer costs who only waits.</summary>
internal static class MemoryScenario
{
    private const int Viewers = 10_000;

    // What connecting took is given back by then, as far as it ever is.
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5);

    public static void Run(Setup setup)
    {
        var viewers = setup.Viewers ?? Viewers;
        foreach (var transport in new[] { Transport.Sse, Transport.WebSocket })
        {
            var table = new MarkdownTable("server", "before MB", "after MB", "bytes per viewer");
            var figures = new Dictionary<Type, double>();
            foreach (var contender in setup.Contenders.Where(contender => contender is LiveScoreContender or NchanContender))
            {
                setup.Try(new(contender, transport, EventSize.Small, viewers), act =>
                {
                    using var show = Show.Open(act, versions: 1, setup.Stop);
                    show.Crowd.TurnFor(s_settle);
                    var (before, after) = (show.MemoryBefore, show.Server.Memory);
                    var each = figures[contender.GetType()] = (double)(after - before) / viewers;
                    table.Add(contender.Name, before / 1e6, after / 1e6, each);
                    setup.Notes.Write("memory", ("server", contender.Name), ("transport", transport.Text()), ("viewers", viewers),
                        ("before", before), ("after", after), ("perViewer", each));
                });
            }

            table.Print($"Memory of {viewers} viewers who wait, {transport.Text()}");
            if (figures.TryGetValue(typeof(LiveScoreContender), out var own))
            {
                double? nchan = figures.TryGetValue(typeof(NchanContender), out var other) ? other : null;
                setup.Notes.AtMost($"{transport.Text()}: memory per idle viewer, of nchan's", own / nchan, 1);
            }
        }
    }
}
