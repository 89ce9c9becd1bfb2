using System.Text;
using System.Text.Json;
using LiveScore.Gateway.Wire;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Games, as <see cref="GameJson"/> and <see cref="GamePatchJson"/> write them.</summary>
internal static class GameSchemas
{
    private const string Code = "Code of the club, as it was then.", FullName = "Name of the club, as it was then.", Points = "Points so far.";

    public static readonly ApiSchema Side = new(
        "Side",
        Shape.Object("One of the two teams.", ("code", Shape.Text(Code)), ("name", Shape.Text(FullName)), ("score", Score())),
        """{"code":"SEA","name":"Seahawks","score":7}""");

    public static readonly ApiSchema SidePatch = new(
        "SidePatch",
        Shape.Object("What altered of a team.", required: [], ("code", Shape.Text(Code)), ("name", Shape.Text(FullName)), ("score", Score())),
        """{"score":7}""");

    public static readonly ApiSchema Game = new(
        "Game", Shape.Object("A game as far as it is known. A fact that does not hold is null.", Members(Side.Reference)), ExampleOfAGame());

    public static readonly ApiSchema Games = new(
        "Games", Shape.List(Game.Reference, "All games of a week, by kick-off."), ApiExamples.Update);

    public static readonly ApiSchema GamePatch = new(
        "GamePatch",
        Shape.Object("What altered of the game with this id, as a merge patch (RFC 7386). A new game comes whole.", required: ["id"], Members(SidePatch.Reference)),
        """{"id":"2015112911","clock":"08:11","home":{"score":7}}""");

    public static IEnumerable<ApiSchema> All => [Side, SidePatch, Game, Games, GamePatch];

    public static OpenApiSchema Period() => Shape.Integer("1 to 4, 5 and more in overtime.", 1, 10).OrNull();

    public static OpenApiSchema Clock() => Shape.Clock("What is left of the period.").OrNull();

    private static OpenApiSchema Score() => Shape.Integer(Points, 0).OrNull();

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Members(OpenApiSchemaReference side) =>
    [
        ("id", Shape.Text("Number of the game. It stays.")),
        ("season", SeasonSchemas.Year()),
        ("type", SeasonSchemas.Type()),
        ("week", SeasonSchemas.Number()),
        ("kickoff", Shape.Moment("Local time of the league with its offset.")),
        ("status", Shape.Name("None is for ever: finals are corrected.", WireNames.Statuses)),
        ("period", Period()),
        ("clock", Clock()),
        ("home", side),
        ("away", side),
        ("possession", Shape.Text("Code of the team with the ball.").OrNull()),
        ("redZone", Shape.Flag("Whether the ball is near the goal.").OrNull()),
        ("overtime", Shape.Flag("Whether there was overtime.")),
        ("note", Shape.Text("What else a viewer should know.").OrNull()),
    ];

    private static string ExampleOfAGame()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteGame(ApiExamples.Week, ApiExamples.Game);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
