using System.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>
/// Promise 1 as a viewer can check it: each version stands on the one before, or a reset and a state come between. It goes on
/// through any number of connections. What does not fit is kept as a fault, not thrown, since thousands are looked at together.
/// </summary>
public sealed class EventChain(EventLedger ledger)
{
    private const int FaultsKept = 3;

    private readonly List<string> _faults = [];
    private readonly List<string> _resets = [];
    private EventId _id;
    private long _version;
    private bool _mayBegin = true;
    private bool _wasGiven;

    /// <summary>The last id, to come back with; null before the first.</summary>
    public string? LastId => _version == 0 ? null : _id.ToString();

    /// <summary>The last version; 0 before the first.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Snapshots, and updates that had nothing to stand on.</summary>
    public int States { get; private set; }

    /// <summary>The version of the last state.</summary>
    public long Began { get; private set; }

    /// <summary>Events that stood on the version before, merged ones among them.</summary>
    public int Steps { get; private set; }

    /// <summary>Steps over more than one version.</summary>
    public int Merged { get; private set; }

    public int Beats { get; private set; }

    /// <summary>The reason of each reset.</summary>
    public IReadOnlyList<string> Resets => _resets;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Goes on as a viewer that was given this id before.</summary>
    public void ResumeAt(string id)
    {
        _mayBegin = false;
        _id = EventId.Parse(Encoding.ASCII.GetBytes(id));
        _version = _id.Version;
    }

    /// <summary>A new connection: what this one was given is not known to the other side yet.</summary>
    internal void Reconnect() => _wasGiven = false;

    public void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        try
        {
            Read(name, id, data);
        }
        catch (Exception fault) when (fault is FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            Fault($"unreadable ({fault.Message}): {Show(name)} {Show(id)} {Show(data)}");
        }
    }

    internal void Fault(string text)
    {
        if (_faults.Count < FaultsKept)
        {
            _faults.Add($"at {LastId ?? "the beginning"}: {text}");
        }
    }

    private void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        if (name.SequenceEqual("heartbeat"u8))
        {
            Beat(EventHead.Of(data).Version);
        }
        else if (name.SequenceEqual("reset"u8))
        {
            _resets.Add(EventHead.Of(data).Reason ?? "none");
            _mayBegin = true;
        }
        else if (name.SequenceEqual("update"u8))
        {
            // Its data are the games alone: the id tells all.
            var to = EventId.Parse(id);
            Advance(to, _mayBegin ? null : Math.Min(_version, to.Version - 1), data);
        }
        else if (name.SequenceEqual("change"u8) || name.SequenceEqual("snapshot"u8))
        {
            var (to, head) = (EventId.Parse(id), EventHead.Of(data));
            if (head.Version != to.Version || head.Epoch != to.Epoch)
            {
                Fault($"the id {Show(id)} is not that of {Show(data)}");
            }

            var isChange = name.SequenceEqual("change"u8);
            Advance(to, isChange ? head.Since ?? throw new FormatException("no since") : null, data);
        }
        else
        {
            Fault($"an unknown event '{Show(name)}'");
        }
    }

    private void Advance(EventId to, long? since, ReadOnlySpan<byte> data)
    {
        if (since is null)
        {
            States++;
            Began = to.Version;
            if (!_mayBegin)
            {
                Fault($"the state {to} without a reset");
            }
        }
        else
        {
            Steps++;
            Merged += to.Version - since > 1 ? 1 : 0;
            if (_mayBegin || since != _version || to.Version <= since || !to.IsOfOneRowWith(_id))
            {
                Fault($"{to} since {since}");
            }

            if (!ledger.Agrees(to, since.Value, data))
            {
                Fault($"others were told something else of {to}");
            }
        }

        (_mayBegin, _wasGiven, _id) = (false, true, to);
        ledger.Saw(to.Version);
        Volatile.Write(ref _version, to.Version);
    }

    private void Beat(long? version)
    {
        Beats++;
        if (version is null ? _wasGiven : version != _version)
        {
            Fault($"a heartbeat at version {version}");
        }
    }

    private static string Show(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 120)]);
}
