using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>The topics that the viewers of one loop follow, and all that is told of them.</summary>
/// <param name="context">What the loop works with.</param>
/// <param name="tally">What the loop counts.</param>
/// <param name="news">Called on any thread when there may be something to tell.</param>
internal sealed partial class Audiences(FanOutContext context, LoopTally tally, Action news)
{
    /// <summary>So many viewers of a room are told at a time.</summary>
    private const int Slice = 64;

    private readonly Dictionary<TopicName, TopicAudience> _audiences = [];

    /// <summary>Lets everyone who takes it hear all that is new.</summary>
    public void TellNews()
    {
        foreach (var audience in _audiences.Values)
        {
            TellNews(audience);
        }
    }

    public void Subscribe(Viewer viewer, IReadOnlyList<Wish> wishes)
    {
        // All of them first: an id that joins several needs each.
        var subscriptions = wishes.DistinctBy(wish => wish.Topic).Select(wish => Subscribe(viewer, wish)).ToList();
        subscriptions.ForEach(Serve);
    }

    public void Unsubscribe(Viewer viewer, TopicName name)
    {
        if (viewer.Subscriptions.Find(subscription => subscription.Audience.Name == name) is { } subscription)
        {
            viewer.Subscriptions.Remove(subscription);
            Leave(subscription);
        }
    }

    /// <summary>A viewer follows nothing any more.</summary>
    public void Leave(Viewer viewer)
    {
        viewer.Subscriptions.ForEach(Leave);
        viewer.Subscriptions.Clear();
    }

    /// <summary>Lets one viewer hear what it has missed, as far as it takes it.</summary>
    public void Serve(Viewer viewer)
    {
        foreach (var subscription in viewer.Subscriptions)
        {
            Serve(subscription);
        }
    }

    /// <summary>Heartbeats from now on tell another time.</summary>
    public void NewBeat()
    {
        foreach (var audience in _audiences.Values)
        {
            audience.NewBeat();
        }
    }

    private void TellNews(TopicAudience audience)
    {
        var arrival = audience.Arrivals.Take();
        if (!audience.Look())
        {
            return;
        }

        if (audience.Count == 0)
        {
            // Its first viewer is about to join.
            return;
        }

        // From another place each time, so that nobody is always the last.
        var (count, first) = (audience.Count, context.Jitter.Below(audience.Count));
        using var span = arrival is null ? null : GatewayTraces.Round(arrival.Trace, audience.Text, count);
        for (var i = 0; i < count; i++)
        {
            var index = first + i;
            Serve(audience[index < count ? index : index - count]);
            if (audience.Name.Room is not null && i % Slice == Slice - 1)
            {
                TellScores();
            }
        }

        if (arrival is not null)
        {
            context.Metrics.Told(arrival, count);
        }
    }

    /// <summary>Scores do not wait until a full room has heard a message.</summary>
    private void TellScores()
    {
        foreach (var audience in _audiences.Values)
        {
            if (audience.Name.Room is null && audience.Arrivals.AreThere)
            {
                TellNews(audience);
            }
        }
    }

    private Subscription Subscribe(Viewer viewer, Wish wish)
    {
        Unsubscribe(viewer, wish.Topic);
        if (!_audiences.TryGetValue(wish.Topic, out var audience))
        {
            var arrivals = new Arrivals(context.Time, news);
            _audiences[wish.Topic] = audience = new(wish.Topic, context.Topics.Open(wish.Topic, arrivals.Notice), arrivals);
        }

        // It may come from a loop that has told more already: what it had is not to look like the future.
        TellNews(audience);

        var subscription = new Subscription(viewer, audience, audience.Topic.Begin(wish));
        if (viewer.Format == Format.ManyTopics && wish.Topic.Owns(wish.ResumeAt))
        {
            subscription.LastId = wish.ResumeAt;
        }

        viewer.Subscriptions.Add(subscription);
        audience.Join(subscription);
        return subscription;
    }

    private void Serve(Subscription subscription)
    {
        try
        {
            CatchUp(subscription);
        }
        catch (Exception fault)
        {
            // It comes back, and the others in this round have nothing to do with it.
            Unexpected(context.Logger, fault);
            subscription.Viewer.Close();
        }
    }

    private void CatchUp(Subscription subscription)
    {
        var (viewer, audience) = (subscription.Viewer, subscription.Audience);
        for (var isDone = false; !isDone && viewer.IsFree && audience.StepFrom(subscription.Cursor) is { } step; isDone = step.IsLast)
        {
            var packet = step.PacketFor(subscription);
            subscription.Cursor = step.Next;
            if (packet is not null)
            {
                viewer.Send(packet);
                tally.Deliveries += step.Count;
            }

            if (step.IsSpecial)
            {
                tally.Count(step);
            }
        }

        if (audience.WasStale && viewer.IsFree && audience.Topic.Log?.StaleSince != subscription.ToldStale)
        {
            viewer.Send(audience.Beat(subscription, context.League.GetUtcNow()));
            tally.Heartbeats++;
        }
    }

    private void Leave(Subscription subscription)
    {
        var audience = subscription.Audience;
        audience.Leave(subscription);
        if (audience.Count == 0)
        {
            _audiences.Remove(audience.Name);
            audience.Topic.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the fan-out; the viewer it concerns is closed and comes back")]
    private static partial void Unexpected(ILogger logger, Exception fault);
}
