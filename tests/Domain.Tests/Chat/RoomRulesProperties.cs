using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LiveScore.Domain.Chat;
using Xunit;

namespace LiveScore.Domain.Tests.Chat;

/// <summary>What holds after anything whatever was posted and deleted.</summary>
public sealed class RoomRulesProperties
{
    private const int Kept = 8;

    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    /// <summary>Null posts; a number deletes the version that lies so far back.</summary>
    private static Gen<ImmutableArray<int?>> Courses =>
        from steps in Gen.Frequency((3, Gen.Constant<int?>(null)), (2, Gen.Choose(-1, 12).Select(back => (int?)back))).ListOf(40)
        select steps.ToImmutableArray();

    [Fact]
    public void Versions_HaveNoHole_AndEachStepAddsOneOrAltersNothing() => Courses.Holds(steps => Each(steps, (before, after, step) =>
    {
        Assert.InRange(after.Entries.Length, before.Entries.Length, Kept);
        Assert.Equal(Enumerable.Range(1, after.Entries.Length).Select(i => after.BaseVersion + i), after.Entries.Select(entry => entry.Version));
        Assert.Equal(before.Version + (ReferenceEquals(before, after) ? 0 : 1), after.Version);
        Assert.True(step is not null || after.Version > before.Version);
    }));

    [Fact]
    public void Entries_AreAMessageADeletionOrWhatWasDeleted_AndStayThatOtherwise() => Courses.Holds(steps => Each(steps, (before, after, _) =>
    {
        Assert.All(after.Entries, entry => Assert.True(entry is { Text: not null, Deletes: null } or { Text: null, User: null }));
        var altered = before.Entries.Where(entry => entry.Version > after.BaseVersion && after.Entries[Index(after, entry.Version)] != entry).ToList();
        Assert.True(altered.Count <= 1);
        Assert.All(altered, entry => Assert.Equal(after.Entries[^1].Deletes, entry.Version));
    }));

    [Fact]
    public void Text_ThatWasDeleted_NeverReappears() => Courses.Holds(steps =>
    {
        var deleted = new HashSet<string>();
        Each(steps, (before, after, _) =>
        {
            if (!ReferenceEquals(before, after) && after.Entries[^1].Deletes is { } version)
            {
                deleted.Add(before.Entries[Index(before, version)].Text!);
            }

            Assert.DoesNotContain(after.Entries, entry => entry.Text is { } text && deleted.Contains(text));
        });
    });

    [Fact]
    public void Epoch_IsTheFirstOne() => Courses.Holds(steps => Each(steps, (before, after, _) =>
        Assert.Equal(after.Version == 0 ? "" : before.Version == 0 ? "e0" : before.Epoch, after.Epoch)));

    internal static int Index(RoomState state, long version) => (int)(version - state.BaseVersion) - 1;

    private static void Each(ImmutableArray<int?> steps, Action<RoomState, RoomState, int?> check)
    {
        var state = new RoomState();
        for (var i = 0; i < steps.Length; i++)
        {
            var next = steps[i] is { } back
                ? RoomRules.Delete(state, state.Version - back, s_at.AddSeconds(i), Kept)
                : RoomRules.Post(state, $"text {i}", "quick-falcon-42", s_at.AddSeconds(i), $"e{state.Version}", Kept);
            check(state, next, steps[i]);
            state = next;
        }
    }
}
