using FsCheck.Fluent;
using LiveScore.Domain.Chat;
using Xunit;

namespace LiveScore.Domain.Tests.Chat;

public sealed class PostingLimitTests
{
    private readonly PostingLimit _limit = new(perViewer: 3, perRoom: 5, TimeSpan.FromSeconds(10));

    [Fact]
    public void Viewer_ThatPostsTooOften_IsToldWhenToComeAgain()
    {
        AssertTaken(("a", 0), ("a", 1), ("a", 4));

        var refusal = _limit.Take("a", At(6.5));

        Assert.Equal((PostRefusalReason.TooManyOfViewer, TimeSpan.FromSeconds(3.5)), (refusal!.Reason, refusal.RetryAfter));
        Assert.Contains("Try again in 4 s.", refusal.Detail, StringComparison.Ordinal);
        Assert.NotNull(_limit.Take("a", At(9.999)));
        AssertTaken(("b", 9.999), ("a", 10));
        Assert.NotNull(_limit.Take("a", At(10.5)));
        AssertTaken(("a", 11));
    }

    [Fact]
    public void Room_ThatIsFull_RefusesWhoeverComes()
    {
        AssertTaken(("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 4));

        var refusal = _limit.Take("f", At(8));

        Assert.Equal((PostRefusalReason.TooManyOfRoom, TimeSpan.FromSeconds(2)), (refusal!.Reason, refusal.RetryAfter));
        AssertTaken(("f", 10));
    }

    [Fact]
    public void Refused_DoNotCount()
    {
        AssertTaken(("a", 0), ("a", 0), ("a", 0));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(_limit.Take("a", At(5))));

        AssertTaken(("b", 5), ("b", 5), ("a", 10));
    }

    [Fact]
    public void Names_AreToldApartAsTheyAreWritten()
    {
        AssertTaken(("a", 0), ("a", 0), ("a", 0), ("A", 0), ("", 0));
    }

    [Fact]
    public void Limit_OfAnyPosts_AllowsWhatFitsEveryWindowAndRemembersNoMore() =>
        (from user in Gen.Elements("a", "b", "c") from wait in Gen.Choose(0, 4000) select (user, wait)).ListOf(60).Holds(posts =>
        {
            var limit = new PostingLimit(3, 5, TimeSpan.FromSeconds(10));
            var taken = new List<(string User, TimeSpan At)>();
            var now = TimeSpan.Zero;
            foreach (var (user, wait) in posts)
            {
                now += TimeSpan.FromMilliseconds(wait);
                var window = taken.Where(post => post.At > now - TimeSpan.FromSeconds(10)).ToList();
                var mayPost = window.Count < 5 && window.Count(post => post.User == user) < 3;
                var refusal = limit.Take(user, now);
                Assert.Equal(mayPost, refusal is null);
                Assert.True(refusal is null || refusal.RetryAfter > TimeSpan.Zero);
                taken.AddRange(mayPost ? [(user, now)] : Array.Empty<(string, TimeSpan)>());
                Assert.Equal(window.Count + (mayPost ? 1 : 0), limit.Count);
            }
        });

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void AssertTaken(params (string User, double Second)[] posts) =>
        Assert.All(posts, post => Assert.Null(_limit.Take(post.User, At(post.Second))));
}
