using Orleans;

namespace LiveScore.Contracts;

/// <summary>
/// Gives every viewer a number of its own, of which its name is made. There is one, under <see cref="GrainExtensions.UserNamesKey"/>.
/// </summary>
[Alias("LiveScore.IUserNamesGrain")]
public interface IUserNamesGrain : IGrainWithStringKey
{
    /// <summary>The most that are allotted at once.</summary>
    const int Most = 10_000;

    /// <summary>
    /// Sets numbers aside that nobody else gets, ever, and returns the first of them. A store that cannot write is an exception; the
    /// numbers are then lost or still to be given.
    /// </summary>
    /// <param name="count">From 1 to <see cref="Most"/>.</param>
    [Alias("Allot")]
    Task<long> Allot(int count);
}
