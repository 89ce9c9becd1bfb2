using LiveScore.Domain;

namespace LiveScore.Feeds.Http;

/// <summary>A week, and where it is asked for. Several weeks may share an address: scorestrip's live file has whichever is on.</summary>
internal sealed record FeedQuestion(Uri Address, SeasonWeekKey Week);
