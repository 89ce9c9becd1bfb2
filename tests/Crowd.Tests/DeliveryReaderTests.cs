using System.Text;
using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class DeliveryReaderTests
{
    private const string Change = """{"epoch":"k3f9","since":41,"version":42,"at":"2015-11-29T18:03:12.345Z","games":[]}""";

    [Theory]
    [InlineData("event: snapshot\nid: 2015-reg-12.k3f9.42\ndata: {}", "State", 42, 0, "2015-reg-12.k3f9.")]
    [InlineData("event: change\nid: 2015-reg-12.k3f9.42\ndata: " + Change, "Change", 42, 41, "2015-reg-12.k3f9.")]
    [InlineData("event: update\nid: 2015-reg-12.k3f9.42\ndata: []", "Update", 42, 0, "2015-reg-12.k3f9.")]
    [InlineData("event: reset\ndata: {\"reason\":\"too-old\"}", "Reset", 0, 0, "")]
    [InlineData("event: heartbeat\ndata: {\"version\":42}", "Nothing", 0, 0, "")]
    [InlineData(": LiveScore\nretry: 3250", "Nothing", 0, 0, "")]
    [InlineData("event: change\ndata: {}", "Unknown", 0, 0, "")]
    [InlineData("event: change\nid: 2015-reg-12.k3f9.42\ndata: {}", "Unknown", 0, 0, "")]
    [InlineData("event: surprise\nid: 2015-reg-12.k3f9.42\ndata: {}", "Unknown", 42, 0, "2015-reg-12.k3f9.")]
    public void ReadEvent_WhatLiveScoreSends_TellsItsVersions(string text, string kind, long version, long since, string idHead) =>
        Expect(DeliveryReader.ReadEvent(Encoding.UTF8.GetBytes(text)), kind, version, since, idHead);

    [Theory]
    [InlineData("""{"topic":"week/2015/12","event":"change","id":"2015-reg-12.k3f9.42","data":""" + Change + "}", "Change", 42, 41, "2015-reg-12.k3f9.")]
    [InlineData("""{"topic":"current","event":"update","id":"2015-reg-12.k3f9.7","data":[]}""", "Update", 7, 0, "2015-reg-12.k3f9.")]
    [InlineData("""{"topic":"current","event":"reset","id":null,"data":{"reason":"too-old"}}""", "Reset", 0, 0, "")]
    [InlineData("""{"topic":"current","event":"heartbeat","id":null,"data":{}}""", "Nothing", 0, 0, "")]
    [InlineData("""{"topic":null,"event":"pong","id":null,"data":{}}""", "Nothing", 0, 0, "")]
    [InlineData("""{"topic":"week/2015/99","event":"error","id":null,"data":{}}""", "Unknown", 0, 0, "")]
    [InlineData("Welcome, friend", "Unknown", 0, 0, "")]
    public void ReadEnvelope_WhatLiveScoreSends_TellsItsVersions(string text, string kind, long version, long since, string idHead) =>
        Expect(DeliveryReader.ReadEnvelope(Encoding.UTF8.GetBytes(text)), kind, version, since, idHead);

    [Theory]
    [InlineData("id: 1700000000:0\ndata: {\"version\":1000000007,\"text\":\"x\"}", "Change", 1_000_000_007, 1_000_000_006)]
    [InlineData(": hi", "Nothing", 0, 0)]
    public void ReadPlain_WhatPeersSend_TellsItsVersion(string text, string kind, long version, long since) =>
        Expect(DeliveryReader.ReadPlain(Encoding.UTF8.GetBytes(text)), kind, version, since, "");

    private static void Expect(Delivery delivery, string kind, long version, long since, string idHead) => Assert.Equal(
        (kind, version, since, idHead),
        (delivery.Kind.ToString(), delivery.Version, delivery.Since, Encoding.ASCII.GetString(delivery.IdHead)));
}
