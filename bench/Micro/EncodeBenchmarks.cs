using BenchmarkDotNet.Attributes;
using LiveScore.Domain;
using LiveScore.Gateway.Wire;

namespace LiveScore.Micro;

/// <summary>A change to the bytes that every viewer gets.</summary>
[MemoryDiagnoser]
public class EncodeBenchmarks
{
    private readonly GamePatch _patch = GamePatch.Between(SampleWeek.Games[5], SampleWeek.GamesAfter[5])!;
    private readonly WeekEventId _id = new(SampleWeek.Key, "k3f9", 2);

    [Benchmark(Baseline = true)]
    public int WholeWeek() => WireFormat.Update(_id, SampleWeek.GamesAfter).Frame.Length;

    [Benchmark]
    public int Change() => WireFormat.Change(_id, 1, SampleWeek.At, [_patch], SampleWeek.GamesAfter).Frame.Length;
}
