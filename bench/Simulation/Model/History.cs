using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Simulation.Model;

/// <summary>Every version that ever was in the store, by epoch. What anybody sees has to be one of them.</summary>
internal sealed class History
{
    private readonly Dictionary<string, List<Version>> _epochs = new(StringComparer.Ordinal);

    /// <summary>The newest.</summary>
    public (string Epoch, long Number)? Newest { get; private set; }

    public int Epochs => _epochs.Count;

    /// <summary>Takes what was stored. Says what is wrong with it; null when nothing is.</summary>
    public string? Add(string epoch, long version, ImmutableArray<Game> games)
    {
        if (epoch.Length == 0)
        {
            return "a week was stored without an epoch";
        }

        if (!_epochs.TryGetValue(epoch, out var versions))
        {
            // Nobody ever sees version 0: it is the place of a week without a change.
            _epochs[epoch] = versions = [new([])];
        }

        var isNew = version == versions.Count;
        if (!isNew && version != versions.Count - 1)
        {
            return $"version {version} of {epoch} was stored after {versions.Count - 1}";
        }

        if (!isNew && !versions[^1].Games.SequenceEqual(games))
        {
            return $"version {version} of {epoch} was used twice";
        }

        if (isNew)
        {
            versions.Add(new(games));
        }

        Newest = (epoch, version);
        return null;
    }

    /// <summary>Null when there never was such a version.</summary>
    public Version? Of(string epoch, long version) =>
        _epochs.TryGetValue(epoch, out var versions) && version >= 0 && version < versions.Count ? versions[(int)version] : null;

    internal sealed class Version(ImmutableArray<Game> games)
    {
        private Dictionary<string, string>? _texts;

        public ImmutableArray<Game> Games => games;

        /// <summary>The games as viewers see them, by id.</summary>
        public IReadOnlyDictionary<string, string> Texts(SeasonWeekKey week) =>
            _texts ??= games.ToDictionary(game => game.Id, game => GameText.Of(week, game), StringComparer.Ordinal);

        /// <summary>Those that a viewer of one team sees, or of all.</summary>
        public IEnumerable<string> Ids(string? team) =>
            games.Where(game => team is null || game.Home.Code == team || game.Away.Code == team).Select(game => game.Id);
    }
}
