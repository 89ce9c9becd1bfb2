using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using LiveScore.Feeds;
using LiveScore.Feeds.Scorestrip;

namespace LiveScore.Micro;

/// <summary>A feed's bytes to a report.</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    [Benchmark(Baseline = true)]
    public XDocument Document() => XDocument.Load(new MemoryStream(SampleWeek.Xml));

    [Benchmark]
    public FeedAnswer Report() => ScorestripXml.Read(new MemoryStream(SampleWeek.Xml), SampleWeek.Key, SampleWeek.At);
}
