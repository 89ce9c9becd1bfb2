using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.FanOut;

/// <summary>What a viewer wants to follow.</summary>
/// <param name="Topic">The week, or the current one.</param>
/// <param name="View">What of it.</param>
/// <param name="ResumeAt">The last id the viewer had of it, if it had any.</param>
internal sealed record Wish(TopicName Topic, WeekView View, string? ResumeAt);
