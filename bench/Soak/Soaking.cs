using System.Globalization;
using LiveScore.Crowd;

namespace LiveScore.Soak;

/// <summary>Lets viewers come and go, prints a line a minute, and judges in the end.</summary>
internal sealed class Soaking(Subject subject, int viewers)
{
    private const int LooksAMinute = 12;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly List<Minute> _minutes = [];

    /// <summary>True when nothing grew and nobody was told anything wrong.</summary>
    public async Task<bool> RunAsync(int minutes, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var churn = new Churn(subject, viewers);
        var talk = new Talk(subject);
        Task[] going = [churn.RunAsync(over.Token), talk.RunAsync(over.Token)];
        Console.WriteLine($"| minute | {string.Join(" | ", Minute.Series.Select(series => series.Name))} |");
        Console.WriteLine($"| ---: {string.Concat(Minute.Series.Select(_ => "| ---: "))}|");
        for (var minute = 1; minute <= minutes; minute++)
        {
            _minutes.Add(Minute.Of(await LookAsync(going, cancellationToken), talk.TakeTimes()));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {minute} | {string.Join(" | ", Minute.Series.Select(series => Text(series.Of(_minutes[^1]))))} |"));
        }

        await over.CancelAsync();
        await Task.WhenAll(going).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await churn.DisposeAsync();
        return Judge([.. churn.Faults, .. talk.Faults], churn.Connections);
    }

    private async Task<List<Figures>> LookAsync(Task[] going, CancellationToken cancellationToken)
    {
        var looks = new List<Figures>();
        for (var look = 0; look < LooksAMinute; look++)
        {
            var pause = Task.Delay(s_minute / LooksAMinute, TimeProvider.System, cancellationToken);
            if (await Task.WhenAny([pause, .. going]) != pause)
            {
                // Whatever ended them tells.
                await Task.WhenAny(going).Unwrap();
            }

            if (look == LooksAMinute - 1)
            {
                await Task.WhenAll(subject.Members.Select(member => Collector.CollectAsync(member.Id, cancellationToken)));
            }

            looks.Add(await Figures.ReadAsync(subject, cancellationToken));
        }

        return looks;
    }

    private bool Judge(List<string> faults, long connections)
    {
        var isFlat = true;
        foreach (var (name, of) in Minute.Series)
        {
            var trend = Trend.Of([.. _minutes.Select(of)]);
            isFlat &= trend.IsFlat;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"- {name}: {100 * trend.PerHour:+0.0;-0.0;0.0} % an hour, give or take {100 * trend.Noise:0.0}: {(trend.IsFlat ? "flat" : "GROWS")}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {connections:#,##0} connections, {faults.Count} faults"));
        faults.Take(5).ToList().ForEach(fault => Console.WriteLine($"  {fault}"));
        return isFlat && faults.Count == 0;
    }

    private static string Text(double value) => value.ToString(value >= 100 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
