using System.Diagnostics;

namespace LiveScore.Fuzz;

/// <summary>Ends the program, and says which input it was, when reading one takes too long: a hung reader cannot be stopped otherwise.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private readonly int _seed;
    private readonly TimeSpan _ceiling;
    private readonly ITimer _timer;
    private long _number = -1, _since;

    public Watchdog(int seed, TimeSpan ceiling)
    {
        (_seed, _ceiling) = (seed, ceiling);
        _timer = TimeProvider.System.CreateTimer(_ => Look(), null, s_interval, s_interval);
    }

    /// <summary>From now on it is this input that is being read.</summary>
    public void Watch(long number)
    {
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        Volatile.Write(ref _number, number);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var number = Volatile.Read(ref _number);
        if (number >= 0 && Stopwatch.GetElapsedTime(Volatile.Read(ref _since)) > _ceiling)
        {
            Console.Error.WriteLine($"livescore: --seed {_seed} --only {number}: hung for more than {_ceiling.TotalSeconds} s");
            Environment.Exit(1);
        }
    }
}
