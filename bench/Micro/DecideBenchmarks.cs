using BenchmarkDotNet.Attributes;
using LiveScore.Domain;

namespace LiveScore.Micro;

/// <summary>A report to a decision.</summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private readonly WeekReport _same = SampleWeek.Report(SampleWeek.Games);
    private readonly WeekReport _changed = SampleWeek.Report(SampleWeek.GamesAfter);

    [Benchmark(Baseline = true)]
    public WeekDecision OneGameChanged() => WeekRules.Apply(SampleWeek.State, _changed, "k3f9");

    [Benchmark]
    public WeekDecision NothingChanged() => WeekRules.Apply(SampleWeek.State, _same, "k3f9");
}
