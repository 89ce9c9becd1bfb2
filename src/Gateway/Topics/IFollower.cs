namespace LiveScore.Gateway.Topics;

/// <summary>Follows a grain for all its viewers.</summary>
internal interface IFollower
{
    /// <summary>Whether there is something to be followed, as far as is known.</summary>
    bool IsWorthWhile { get; }

    /// <summary>Follows until <paramref name="isOver"/> says that nobody is interested any more.</summary>
    Task RunAsync(Func<bool> isOver, CancellationToken stop);
}
