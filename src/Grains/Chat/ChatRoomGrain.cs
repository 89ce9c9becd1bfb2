using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains.Chat;

/// <summary>One room: decide (the Domain), persist, adopt, publish. Reads see only what was adopted.</summary>
[GrainType("chatroom")]
public sealed class ChatRoomGrain(
    [PersistentState(StorageNames.Room, StorageNames.Provider)] IPersistentState<RoomState> stored,
    TimeProvider time,
    IOptions<ChatOptions> options,
    Random random,
    GrainMetrics metrics,
    IHostApplicationLifetime lifetime) : Grain, IChatRoomGrain
{
    private readonly ChatOptions _options = options.Value;
    private readonly ChangeSignal _changed = new(time, lifetime.ApplicationStopping);
    private readonly PostingLimit _limit = new(options.Value.PostsPerViewer, options.Value.PostsPerRoom, options.Value.PostWindow);
    private readonly long _origin = time.GetTimestamp();
    private Kept<RoomState> _state = null!;
    private RoomWriter _writer = null!;
    private RoomAudience _audience = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = new(stored, new(metrics, StorageNames.Room, time), LetGo);
        _writer = new(_state, _options.WriteEvery, most: _options.MessagesKept / 2, time, _changed.Set);
        _audience = new(this, _options, time, _changed);
        return Task.CompletedTask;
    }

    public async Task<PostResult> Post(NewPost post)
    {
        var longest = post.User is null ? _options.MaxAnnouncementLength : _options.MaxLength;
        if (!PostText.TryRead(post.Text, longest, out var text, out var refusal)
            || (post.User is { } user && (refusal = _limit.Take(user, time.GetElapsedTime(_origin))) is not null))
        {
            return new(refusal, _state.Value.Epoch, Entry: null);
        }

        RoomState after = null!;
        await _writer.ApplyAsync(room =>
            after = RoomRules.Post(room, text, post.User, time.GetUtcNow(), Epochs.Make(random), _options.MessagesKept));
        return new(Refusal: null, after.Epoch, after.Entries[^1]);
    }

    public async Task<bool> Delete(string epoch, long version)
    {
        var isDeleted = false;
        await _writer.ApplyAsync(room =>
        {
            var next = room.Epoch == epoch ? RoomRules.Delete(room, version, time.GetUtcNow(), _options.MessagesKept) : room;
            isDeleted = next != room;
            return next;
        });
        return isDeleted;
    }

    public Task<RoomNews> GetNews(RoomPosition position) =>
        Task.FromResult(RoomHistory.After(_state.Value, position, _audience.After(position.Presence)));

    public async Task<RoomNews> AwaitNews(RoomPosition position)
    {
        var known = (position.Epoch, position.Version);
        if (known == (_state.Value.Epoch, _state.Value.Version) && _audience.After(position.Presence) is null)
        {
            await _changed.WaitAsync();
        }

        return await GetNews(position);
    }

    public Task KeepPresent(string gateway, ImmutableArray<string> users)
    {
        _audience.Keep(gateway, users);
        return Task.CompletedTask;
    }

    private void LetGo()
    {
        _changed.Set();
        DeactivateOnIdle();
    }
}
