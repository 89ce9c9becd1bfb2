using System.Diagnostics;
using LiveScore.Domain;
using Orleans.Storage;

namespace LiveScore.Fanout.Serving;

/// <summary>
/// Looks at the clock before and after each write of a week to PostgreSQL, from both sides of the storage that ships: where it asks
/// for the bytes, and where Npgsql tells that the database has answered.
/// </summary>
internal sealed class WriteWatch : IGrainStorageSerializer, IDisposable
{
    private readonly IGrainStorageSerializer _shipped;
    private readonly Stamps _stamps;
    private readonly ActivityListener _listener;

    // What is set while the storage writes is seen by the commands of that write, and by nobody else.
    private readonly AsyncLocal<long> _version = new();

    public WriteWatch(IGrainStorageSerializer shipped, Stamps stamps)
    {
        (_shipped, _stamps) = (shipped, stamps);
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = _ => Answered(),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public BinaryData Serialize<T>(T? input)
    {
        _version.Value = (input as WeekState)?.Version ?? 0;
        if (_version.Value > 0)
        {
            _stamps.Writing(_version.Value);
        }

        return _shipped.Serialize(input);
    }

    public T? Deserialize<T>(BinaryData input) => _shipped.Deserialize<T>(input);

    public void Dispose() => _listener.Dispose();

    private void Answered()
    {
        if (_version.Value is > 0 and var version)
        {
            _stamps.Stored(version);
        }
    }
}
