using LiveScore.Domain;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Weeks of a season and its standings, as their endpoints write them.</summary>
internal static class SeasonSchemas
{
    public static readonly ApiSchema Weeks = new(
        "Weeks",
        Shape.List(
            Shape.Object("One week.",
                ("slug", ApiParameter.Slug.Schema),
                ("type", Type()),
                ("week", Number()),
                ("games", Shape.Integer("How many games are known.", 0)),
                ("live", Shape.Integer("How many are in play.", 0)),
                ("final", Shape.Integer("How many are over.", 0)),
                ("version", Shape.Integer("Changes so far.", 0)),
                ("state", Shape.Name("unknown: never imported.", "unknown", "scheduled", "live", "final")),
                ("firstKickoff", Shape.Moment("Local time of the league with its offset.").OrNull()),
                ("lastKickoff", Shape.Moment("Local time of the league with its offset.").OrNull()),
                ("url", Shape.Text("Where its games are."))),
            "The weeks of a season, as they are played."),
        """
        [{"slug":"12","type":"reg","week":12,"games":16,"live":3,"final":12,"version":2187,"state":"live",
        "firstKickoff":"2015-11-26T12:30:00-05:00","lastKickoff":"2015-11-30T20:30:00-05:00","url":"/api/season/2015/12"}]
        """);

    public static readonly ApiSchema Standings = new(
        "Standings",
        Shape.List(
            Shape.Object("One team.",
                ("code", Shape.Text("Code of the team in its last game.")),
                ("name", Shape.Text("Name of the team in its last game.")),
                ("conference", Shape.Name("AFC or NFC.", "AFC", "NFC")),
                ("division", Shape.Name("Its division.", "East", "North", "South", "West")),
                ("games", Shape.Integer("Games that are final.", 0)),
                ("wins", Shape.Integer("Games won.", 0)),
                ("losses", Shape.Integer("Games lost.", 0)),
                ("ties", Shape.Integer("Games that ended level.", 0)),
                ("percentage", Shape.Fraction("A tie is half a win.")),
                ("pointsFor", Shape.Integer("Points it made.", 0)),
                ("pointsAgainst", Shape.Integer("Points made against it.", 0)),
                ("difference", Shape.Integer("The first less the second."))),
            "By percentage, difference, points for, code. The league's tie-breakers are not applied."),
        """
        [{"code":"CAR","name":"Panthers","conference":"NFC","division":"South","games":16,"wins":15,"losses":1,"ties":0,
        "percentage":0.938,"pointsFor":500,"pointsAgainst":308,"difference":192}]
        """);

    public static IEnumerable<ApiSchema> All => [Weeks, Standings];

    public static OpenApiSchema Year() =>
        Shape.Integer("The year the season starts in.", SeasonWeekKey.FirstSeason, SeasonWeekKey.LastSeason);

    public static OpenApiSchema Type() => Shape.Name("Before, in or after the regular season.", "pre", "reg", "post");

    public static OpenApiSchema Number() => Shape.Integer("Number of the week.", 0, 18);
}
