namespace LiveScore.Contracts;

/// <summary>How the hosts of LiveScore are built.</summary>
public static class HostArguments
{
    /// <summary>
    /// The arguments of a host whose settings are read and checked once. The host would otherwise watch the working folder for other
    /// settings, with every file below it: stored games too, and as many watches as a container may not have.
    /// </summary>
    public static string[] WithFixedSettings(params string[] args) => [.. args, "--hostBuilder:reloadConfigOnChange=false"];
}
