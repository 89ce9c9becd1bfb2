using System.Text;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

/// <summary>That the crowd's own check finds what is wrong. Events are written <c>name id data</c>, one a line.</summary>
public sealed class EventChainTests
{
    private const string Snapshot4 = """snapshot w.e.4 {"epoch":"e","version":4,"games":[]}""";

    [Theory]
    [InlineData(Snapshot4, """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[]}""", """change w.e.8 {"epoch":"e","since":5,"version":8,"games":[]}""")]
    [InlineData(Snapshot4, """heartbeat - {"at":"now","version":4,"staleSince":null}""")]
    [InlineData("""heartbeat - {"at":"now","version":null,"staleSince":null}""", Snapshot4)]
    [InlineData(Snapshot4, """reset - {"reason":"other-epoch"}""", """snapshot w.f.1 {"epoch":"f","version":1,"games":[]}""")]
    [InlineData("update w.e.4 []", "update w.e.5 []", "update w.e.9 []")]
    public void Chain_ThatIsWhole_HasNoFaults(params string[] events) => Assert.Empty(Read(events).Faults);

    [Theory]
    [InlineData("a hole", Snapshot4, """change w.e.6 {"epoch":"e","since":5,"version":6,"games":[]}""")]
    [InlineData("twice", Snapshot4, """change w.e.4 {"epoch":"e","since":3,"version":4,"games":[]}""")]
    [InlineData("nothing new", Snapshot4, """change w.e.4 {"epoch":"e","since":4,"version":4,"games":[]}""")]
    [InlineData("backwards", "update w.e.4 []", "update w.e.3 []")]
    [InlineData("the same again", "update w.e.4 []", "update w.e.4 []")]
    [InlineData("another epoch", Snapshot4, """change w.f.5 {"epoch":"f","since":4,"version":5,"games":[]}""")]
    [InlineData("another week", Snapshot4, """change v.e.5 {"epoch":"e","since":4,"version":5,"games":[]}""")]
    [InlineData("an id of another version", Snapshot4, """change w.e.6 {"epoch":"e","since":4,"version":5,"games":[]}""")]
    [InlineData("a state without a reset", Snapshot4, """snapshot w.e.5 {"epoch":"e","version":5,"games":[]}""")]
    [InlineData("a change before the state", """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[]}""")]
    [InlineData("a change after a reset", Snapshot4, """reset - {"reason":"too-old"}""", """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[]}""")]
    [InlineData("a heartbeat of another version", Snapshot4, """heartbeat - {"version":5}""")]
    [InlineData("a heartbeat that has forgotten", Snapshot4, """heartbeat - {"version":null}""")]
    [InlineData("no id", "snapshot - {}")]
    [InlineData("no JSON", Snapshot4, "change w.e.5 {")]
    [InlineData("no such event", "chance w.e.5 {}")]
    public void Chain_WithAFlaw_HasAFault(string flaw, params string[] events) => Assert.True(Read(events).Faults.Count > 0, flaw);

    [Fact]
    public void Viewers_ToldDifferentThings_HaveAFault()
    {
        var ledger = new EventLedger();
        Read(ledger, Snapshot4, """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[{"id":"1"}]}""");
        Assert.NotEmpty(Read(ledger, Snapshot4, """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[{"id":"2"}]}""").Faults);
        Assert.Equal(5, ledger.Newest);
    }

    [Fact]
    public void Viewer_ThatComesBack_StandsWhereItsIdSays()
    {
        var chain = new EventChain(new());
        chain.ResumeAt("w.e.4");
        Take(chain, """change w.e.5 {"epoch":"e","since":4,"version":5,"games":[]}""");
        Assert.Empty(chain.Faults);
        Assert.Equal(("w.e.5", 1, 0), (chain.LastId, chain.Steps, chain.States));

        chain.ResumeAt("w.e.4");
        Take(chain, Snapshot4);
        Assert.NotEmpty(chain.Faults);
    }

    private static EventChain Read(params string[] events) => Read(new EventLedger(), events);

    private static EventChain Read(EventLedger ledger, params string[] events)
    {
        var chain = new EventChain(ledger);
        foreach (var text in events)
        {
            Take(chain, text);
        }

        return chain;
    }

    private static void Take(EventChain chain, string text)
    {
        var parts = text.Split(' ', 3);
        chain.Take(Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(parts[2]));
    }
}
