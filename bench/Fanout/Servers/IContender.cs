using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>A server that is measured: how it is started, and how its viewers speak to it.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Why it cannot take part on this machine, or null.</summary>
    string? Missing { get; }

    bool Speaks(Transport transport);

    /// <summary>A fresh one, with nobody connected. Throws when it does not come up.</summary>
    RunningServer Start(CancellationToken stop);

    /// <param name="server">That was started.</param>
    /// <param name="transport">What the viewers speak.</param>
    /// <param name="size">What each event is to be like.</param>
    /// <param name="viewers">How many.</param>
    CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers);

    /// <summary>What is posted to have a version published.</summary>
    Body BodyOf(EventSize size);
}

/// <summary>What is posted for a version.</summary>
internal delegate ReadOnlySpan<byte> Body(long version);

internal enum EventSize
{
    /// <summary>About 250 bytes: a change.</summary>
    Small,

    /// <summary>About 5 KB: all games.</summary>
    Large,
}

internal static class EventSizes
{
    public static int Bytes(this EventSize size) => size == EventSize.Small ? 250 : 5000;
}
