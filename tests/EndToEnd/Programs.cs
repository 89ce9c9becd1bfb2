namespace LiveScore.EndToEnd;

/// <summary>What there is on this machine.</summary>
internal static class Programs
{
    /// <summary>Full path of a program; null where it is not installed. Servers lie where only root looks by itself.</summary>
    public static string? Find(params IEnumerable<string> names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
