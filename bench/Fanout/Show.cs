using System.Diagnostics;
using LiveScore.Crowd;
using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout;

/// <summary>A fresh server with its crowd before it.</summary>
internal sealed class Show : IDisposable
{
    private static readonly TimeSpan s_arrival = TimeSpan.FromMinutes(2), s_settling = TimeSpan.FromSeconds(30);

    private const int Practice = 100, PracticeRate = 50;

    private readonly Body _body;

    private Show(IContender contender, RunningServer server, ViewerCrowd crowd, EventSize size)
    {
        (Contender, Server, Crowd) = (contender, server, crowd);
        _body = contender.BodyOf(size);
    }

    public IContender Contender { get; }

    public RunningServer Server { get; }

    public ViewerCrowd Crowd { get; }

    /// <summary>What the server held when nobody had come yet, in bytes.</summary>
    public long MemoryBefore { get; private init; }

    /// <summary>Starts the server and waits until everybody is in and knows where the week stands.</summary>
    /// <param name="act">Who plays, and to whom.</param>
    /// <param name="versions">The most versions that are published at a time.</param>
    /// <param name="stop">Ends every wait.</param>
    /// <param name="alter">Changes what is unusual about the crowd.</param>
    public static Show Open(Act act, int versions, CancellationToken stop, Func<CrowdPlan, CrowdPlan>? alter = null)
    {
        var server = act.Contender.Start(stop);
        ViewerCrowd? crowd = null;
        try
        {
            // What is done once is done before anybody is counted.
            var plan = act.Contender.Plan(server, act.Transport, act.Size, act.Viewers);
            Practise(act, plan with { Viewers = 1 }, act.Contender.BodyOf(act.Size), stop);
            var before = server.Memory;
            crowd = Admit(act, alter is null ? plan : alter(plan), versions, stop);
            return new(act.Contender, server, crowd, act.Size) { MemoryBefore = before };
        }
        catch
        {
            crowd?.Dispose();
            server.Dispose();
            throw;
        }
    }

    /// <summary>What is done for the first time costs more: before anybody is counted each server tells a hundred versions.</summary>
    private static void Practise(Act act, CrowdPlan plan, Body body, CancellationToken stop)
    {
        using var crowd = Admit(act, plan, Practice, stop);
        crowd.Publish(PracticeRate, Practice, version => body(version));
        crowd.TurnUntil(() => crowd.Publisher.Accepted == Practice || crowd.Publisher.Failure is not null, s_settling);
    }

    private static ViewerCrowd Admit(Act act, CrowdPlan plan, int versions, CancellationToken stop)
    {
        var crowd = new ViewerCrowd(plan, versions, stop);
        try
        {
            crowd.Come();
            crowd.TurnUntil(() => crowd.Open + crowd.Tally.Refused >= plan.Viewers, s_arrival);
            if (crowd.Open < plan.Viewers)
            {
                throw new InvalidOperationException($"{act} let in {crowd.Open} viewers of {plan.Viewers}");
            }

            if (plan.IsLiveScore && !crowd.TurnUntil(() => crowd.Settled == plan.Viewers, s_settling))
            {
                throw new InvalidOperationException($"{act} told {crowd.Settled} viewers of {plan.Viewers} where the week stands");
            }

            crowd.Begin(plan.IsLiveScore ? crowd.Newest : PeerBody.Start);
            return crowd;
        }
        catch
        {
            crowd.Dispose();
            throw;
        }
    }

    /// <summary>Publishes so many versions, then waits until everybody who is awake has the last one, but no longer than the limit.</summary>
    public Sample Publish(double perSecond, int count, TimeSpan limit)
    {
        Crowd.Begin(Crowd.Timeline.Last);
        var (cpu, own, all, begun) = (Server.Cpu, ProcessFigures.Cpu(), ProcessFigures.MachineCpu(), Stopwatch.GetTimestamp());
        Send(perSecond, count);
        Crowd.TurnUntil(() => Crowd.UpToDate >= Crowd.Viewers - Crowd.Asleep, limit);
        var sample = new Sample(Crowd, count)
        {
            Cpu = Server.Cpu - cpu,
            GeneratorCpu = ProcessFigures.Cpu() - own,
            MachineCpu = ProcessFigures.MachineCpu() - all,
            Time = Stopwatch.GetElapsedTime(begun),
        };
        sample.PublishedIn = Finish() - begun;
        return sample;
    }

    /// <summary>Publishes so many versions, whoever is there.</summary>
    public void Send(double perSecond, int count) => Crowd.Publish(perSecond, count, version => _body(version));

    /// <summary>
    /// Waits until all is published, and tells when it was. With anything else than what was planned there would be nothing to compare.
    /// </summary>
    public long Finish()
    {
        Crowd.TurnUntil(() => Crowd.Publisher.Accepted == Crowd.Publisher.Sent || Crowd.Publisher.Failure is not null, s_settling);
        if (Crowd.Publisher.Failure is { } failure)
        {
            throw new InvalidOperationException($"{Contender.Name} did not publish: {failure}");
        }

        if (Crowd.Publisher.LastAnswer is > 0 and var last && last != Crowd.Timeline.Last)
        {
            throw new InvalidOperationException($"{Contender.Name} is at version {last}, not at {Crowd.Timeline.Last}");
        }

        return Crowd.Publisher.AcceptedAt;
    }

    public void Dispose()
    {
        Crowd.Dispose();
        Server.Dispose();
    }
}
