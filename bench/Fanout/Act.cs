using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout;

/// <summary>What is measured at a time: a server, what its viewers speak, and how many of them see events of what size.</summary>
internal sealed record Act(IContender Contender, Transport Transport, EventSize Size, int Viewers)
{
    public override string ToString() => $"{Contender.Name} by {Transport.Text()}";
}
