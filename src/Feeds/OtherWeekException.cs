namespace LiveScore.Feeds;

/// <summary>A game of another week than the one asked for. The third week of preseason and season differ in nothing else.</summary>
internal sealed class OtherWeekException(string message) : FormatException(message);
