using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The packages of <c>clients/package.json</c>, installed once beside the tests and run by Node.js.</summary>
internal static class NodeClients
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "clients");
    private static readonly Lazy<Task<string?>> s_missing = new(InstallAsync);

    // What npm says when there is no registry, or none that has these packages.
    private static readonly string[] s_unreachable =
        ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ERR_SOCKET_TIMEOUT", "ENETUNREACH", "E403", "E404", "ENOTCACHED"];

    /// <summary>Starts one of the scripts; skips the test where there is no Node.js or no registry.</summary>
    public static async Task<Client> StartAsync(string script, params string[] arguments)
    {
        var missing = await s_missing.Value;
        Assert.SkipWhen(missing is not null, missing ?? "");
        return Client.StartIn(s_folder, "node", [script, .. arguments]);
    }

    private static async Task<string?> InstallAsync()
    {
        if (Programs.Find("node") is null || Programs.Find("npm") is null)
        {
            return "Node.js and npm are not installed.";
        }

        // npm leaves this file when it is done.
        var (asked, done) = (Path.Combine(s_folder, "package-lock.json"), Path.Combine(s_folder, "node_modules", ".package-lock.json"));
        if (File.Exists(done) && File.GetLastWriteTimeUtc(done) >= File.GetLastWriteTimeUtc(asked))
        {
            return null;
        }

        using var npm = Client.StartIn(
            s_folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-timeout=20000", "--fetch-retries=1");
        await npm.Output.ReadToEndAsync();
        return await npm.EndAsync() == 0 ? null
            : s_unreachable.Any(npm.Errors.Contains) ? "The packages of tests/EndToEnd/clients cannot be installed: the npm registry does not give them."
            : throw new InvalidOperationException($"npm failed: {npm.Errors}");
    }
}
