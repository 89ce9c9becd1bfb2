using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Simulation.Model;

namespace LiveScore.Simulation;

/// <summary>Sees all that is stored, published and answered, and says what must not be. The first fault counts.</summary>
internal sealed class Judge(World world)
{
    /// <summary>What stands before a fault in the trace.</summary>
    public const string Mark = "WRONG: ";

    public History History { get; } = new();

    /// <summary>Null while everything is right.</summary>
    public string? Fault { get; private set; }

    public void Blame(string fault)
    {
        world.Trace.Say($"{Mark}{fault}");
        Fault ??= fault;
    }

    public void Stored(WeekState state)
    {
        var isNew = History.Newest != (state.Epoch, state.Version);
        if (History.Add(state.Epoch, state.Version, state.Games) is { } fault)
        {
            Blame(fault);
        }

        if (isNew)
        {
            world.Trace.Happens("versions", $"store: {state.Epoch}.{state.Version}");
        }
    }

    public void Published(WeekEvent news) => Check("an event", news.Epoch, news.Changes);

    public void Answered(object? answer)
    {
        if (answer is not WeekChanges { Epoch.Length: > 0 } changes)
        {
            return;
        }

        Check("an answer", changes.Epoch, changes.Changes);
        var start = changes.Version - changes.Changes.Length;
        if (changes.Base is { } games && !(History.Of(changes.Epoch, start)?.Games.SequenceEqual(games) ?? false))
        {
            Blame($"an answer starts from games that {changes.Epoch}.{start} never had");
        }

        if (History.Of(changes.Epoch, changes.Version) is null)
        {
            Blame($"an answer tells of {changes.Epoch}.{changes.Version}, which is not stored");
        }
    }

    private void Check(string what, string epoch, ImmutableArray<WeekChange> changes)
    {
        foreach (var change in changes)
        {
            if (History.Of(epoch, change.Version) is not { } after)
            {
                Blame($"{what} tells of {epoch}.{change.Version}, which is not stored");
            }
            else if (!change.ApplyTo(History.Of(epoch, change.Version - 1)!.Games).SequenceEqual(after.Games))
            {
                Blame($"{what} tells of {epoch}.{change.Version} other than what is stored");
            }
        }
    }
}
