using System.Globalization;

namespace LiveScore.Cli.Tests.Support;

/// <summary>Events as docs/wire-format.md has them.</summary>
internal static class Wire
{
    public const string At = "2015-11-29T18:08:11.250Z";

    public static string Id(long version, string week = "2015-reg-12", string epoch = "k3f9") =>
        string.Create(CultureInfo.InvariantCulture, $"{week}.{epoch}.{version}");

    public static string Snapshot(long version, string games, string staleSince = "null", string epoch = "k3f9") =>
        $$"""{"epoch":"{{epoch}}","version":{{version}},"at":"{{At}}","staleSince":{{staleSince}},"games":[{{games}}]}""";

    public static string Change(long since, long version, string patches, string epoch = "k3f9") =>
        $$"""{"epoch":"{{epoch}}","since":{{since}},"version":{{version}},"at":"{{At}}","games":[{{patches}}]}""";

    public static string Heartbeat(string version, string staleSince = "null") =>
        $$"""{"at":"{{At}}","version":{{version}},"staleSince":{{staleSince}}}""";

    /// <summary>A game in play, with the ball at the visitors.</summary>
    public static string Game(string id = "1", string away = "NE", string home = "DEN", int awayScore = 7, int homeScore = 0) => $$"""
        {"id":"{{id}}","season":2015,"type":"reg","week":12,"kickoff":"2015-11-29T13:00:00-05:00","status":"inProgress","period":1,
        "clock":"08:11","home":{"code":"{{home}}","name":"Home{{home}}","score":{{homeScore}}},
        "away":{"code":"{{away}}","name":"Away{{away}}","score":{{awayScore}}},"possession":"{{away}}","redZone":true,
        "overtime":false,"note":null}
        """.ReplaceLineEndings("");

    public static string Scheduled(string id = "2", string kickoff = "2015-11-29T16:25:00-05:00") => $$"""
        {"id":"{{id}}","season":2015,"type":"reg","week":12,"kickoff":"{{kickoff}}","status":"scheduled","period":null,"clock":null,
        "home":{"code":"SEA","name":"Seahawks","score":null},"away":{"code":"PIT","name":"Steelers","score":null},
        "possession":null,"redZone":null,"overtime":false,"note":null}
        """.ReplaceLineEndings("");
}
