using Microsoft.AspNetCore.Http;

namespace LiveScore.Host.Tests;

/// <summary>A week of one game as scorestrip prints it.</summary>
internal static class OneGame
{
    /// <summary>An hour into the game.</summary>
    public const string Clock = "2015-11-29T14:00:00-05:00";

    /// <summary>Settings of a host that follows this week alone.</summary>
    public static string[] Settings(Uri feed, string clock = Clock) =>
    [
        "LiveScore:Feed:Kind=scorestrip", $"LiveScore:Feed:Url={feed}", "LiveScore:Season=2015", "LiveScore:Week=12", $"LiveScore:Clock={clock}",
        "LiveScore:Polling:InPlay=00:00:01", "LiveScore:Polling:LastRetry=00:00:01", "LiveScore:Polling:StaleWhenFailing=00:00:00",
        "LiveScore:Gateway:DrainWindow=00:00:00",
    ];

    /// <summary>The game in its second quarter.</summary>
    public static string InPlay(int points) => Of($"q=\"2\" k=\"08:00\" hs=\"{points}\" vs=\"0\"");

    public static string Final() => Of("q=\"F\" k=\"\" hs=\"7\" vs=\"0\"");

    public static async Task WriteAsync(HttpContext http, string document)
    {
        http.Response.ContentType = "text/xml";
        await http.Response.WriteAsync(document, http.RequestAborted);
    }

    private static string Of(string state) =>
        $"""<ss><gms gd="0" w="12" y="2015" t="R"><g eid="2015112900" d="Sun" t="1:00" {state} h="ATL" hnn="falcons" v="MIN" vnn="vikings" p="" rz="" ga="" gt="REG"/></gms></ss>""";
}
