using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Topics;

/// <summary>What a viewer wants to follow.</summary>
/// <param name="Topic">A week, the current one, what happens in it, or a room.</param>
/// <param name="View">What of it.</param>
/// <param name="ResumeAt">The last id the viewer had of it, whatever it sent as such; null when it begins.</param>
internal sealed record Wish(TopicName Topic, WeekView View, string? ResumeAt);
