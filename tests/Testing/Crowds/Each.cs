using Xunit;

namespace LiveScore.Testing.Crowds;

/// <summary>Assertions about thousands, which tell of one and not of all when they fail.</summary>
public static class Each
{
    public static void Is<T, TValue>(TValue expected, IEnumerable<T> items, Func<T, TValue> actual) =>
        Holds(items, item => EqualityComparer<TValue>.Default.Equals(expected, actual(item)), item => $"{actual(item)} and not {expected}");

    public static void Holds<T>(IEnumerable<T> items, Func<T, bool> isSo, Func<T, string> tell)
    {
        var all = items.ToList();
        var others = all.Where(item => !isSo(item)).ToList();
        Assert.True(others.Count == 0, others.Count == 0 ? "" : $"{others.Count} of {all.Count}, such as {others[0]}: {tell(others[0])}");
    }
}
