namespace LiveScore.Cli.Watch;

/// <summary>What a terminal's user can read, as the environment says. .NET takes every locale without an encoding for UTF-8.</summary>
internal static class Locale
{
    private static readonly string[] s_variables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <param name="read">Gives the value of an environment variable, or null.</param>
    public static bool IsUnicode(Func<string, string?> read)
    {
        // Windows has no such variables and knows by itself. The console of Linux has a small font.
        var locale = s_variables.Select(read).FirstOrDefault(value => value is { Length: > 0 });
        return OperatingSystem.IsWindows()
            || (read("TERM") != "linux" && locale?.Replace("-", "", StringComparison.Ordinal).Contains("UTF8", StringComparison.OrdinalIgnoreCase) == true);
    }
}
