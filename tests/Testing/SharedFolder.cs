using System.Reflection;
using Xunit;

namespace LiveScore.Testing;

/// <summary>
/// The folder <c>shared</c> beside the repository: recorded payloads and the fake feed, other people's data that is not ours
/// to commit. Tests that need it are skipped where it is absent.
/// </summary>
public static class SharedFolder
{
    /// <summary>Full path of the folder, or null where there is none.</summary>
    public static string? Find()
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared"));
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Full path of a file or folder in there, such as <c>feeds/season-2015.csv</c>; skips the test if it is absent.</summary>
    public static string SkipUnlessHas(string path)
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "There is no folder 'shared' beside the repository.");
        var full = Path.Combine(folder!, path);
        Assert.SkipUnless(Path.Exists(full), $"shared/{path} is not there.");
        return full;
    }

    /// <summary>Where the repository lies, wherever its outputs do.</summary>
    public static string RepositoryRoot { get; } =
        typeof(SharedFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == nameof(RepositoryRoot)).Value!;
}
