using LiveScore.Simulation.Cluster;
using LiveScore.Simulation.Course;
using LiveScore.Simulation.Time;

namespace LiveScore.Simulation;

/// <summary>All that one history is made of.</summary>
internal sealed class World
{
    public World(Plan plan)
    {
        Plan = plan;
        Trace = new(Time);
        Course = new(plan, Time);
        Judge = new(this);
        Store = new(this);
        Streams = new(this);
        Feed = new(this);
    }

    public Plan Plan { get; }

    public VirtualTime Time { get; } = new();

    public Trace Trace { get; }

    public Weather Weather => Plan.Weather;

    public TrueCourse Course { get; }

    public Judge Judge { get; }

    public Store Store { get; }

    public StreamLayer Streams { get; }

    public LyingFeed Feed { get; }

    /// <summary>Whether all faults are over, and everything has to come right.</summary>
    public bool IsCalm { get; set; }

    public Task WaitAsync(TimeSpan span) => Task.Delay(span, Time);
}
