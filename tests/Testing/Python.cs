using Xunit;

namespace LiveScore.Testing;

internal static class Python
{
    /// <summary>Full path of <c>python3</c>; skips the test where there is none.</summary>
    public static string SkipUnlessFound()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var found = folders.Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "There is no python3 to run the fake feed with.");
        return found!;
    }
}
