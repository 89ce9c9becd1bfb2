using System.Reflection;

namespace LiveScore.Grains.Tests.Support;

/// <summary>What cannot be taken back, in files that a review sees change.</summary>
internal static class Golden
{
    private static readonly string s_folder =
        typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "GoldenFolder").Value!;

    public static string Read(string file) => File.ReadAllText(Path.Combine(s_folder, file)).ReplaceLineEndings("\n");

    /// <summary>Compares with the file; with UPDATE_GOLDEN=1 in the environment writes it instead.</summary>
    public static void AssertMatches(string file, string actual)
    {
        var path = Path.Combine(s_folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? Read(file) : "";
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length))
            .FirstOrDefault(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i), -1);
        Assert.True(line < 0, $"""
            {path} differs in line {line + 1}:
              kept: {before.ElementAtOrDefault(line)}
              now:  {after.ElementAtOrDefault(line)}
            What is stored or on its way between silos of two versions has to stay readable: only add, and give what you add a
            number of its own. When the change is meant and safe: UPDATE_GOLDEN=1 ./livescore test Grains.Tests, and commit the file.
            """);
    }
}
