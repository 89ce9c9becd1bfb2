using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace LiveScore.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on a free port of loopback, run by a user
/// without rights. Durable as in production. Gone when disposed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] s_folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), .. Versions()];

    private readonly DirectoryInfo _folder;
    private readonly string? _user;
    private Process? _process;

    private PostgresServer(DirectoryInfo folder, string? user, int port)
    {
        _folder = folder;
        _user = user;
        Port = port;
    }

    public int Port { get; }

    /// <summary>For a database; <c>postgres</c> is always there.</summary>
    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=livescore;Database={database};Timeout=5;Command Timeout=10");

    /// <summary>The same without a network, for whoever has another one.</summary>
    public string SocketConnectionString(string database) => ConnectionString(database).Replace("127.0.0.1", _folder.FullName, StringComparison.Ordinal);

    /// <summary>Starts a server. Skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var initdb = Tool("initdb");
        Assert.SkipWhen(initdb is null, "PostgreSQL is not installed.");
        // It refuses to run as root.
        var user = Environment.UserName == "root" ? "postgres" : null;
        var server = new PostgresServer(Directory.CreateTempSubdirectory("livescore-pg-"), user, Loopback.FreePort());
        if (user is not null)
        {
            await RunAsync("chown", [user, server._folder.FullName]);
        }

        await server.RunAsUserAsync(initdb, ["-D", server.Data, "-U", "livescore", "--auth=trust", "--encoding=UTF8", "--no-sync"]);
        await server.StartServerAsync();
        return server;
    }

    /// <summary>Starts the server again after <see cref="KillAsync"/>, on what it left on the disk.</summary>
    public async Task StartServerAsync()
    {
        _process = Process.Start(AsUser(Tool("postgres")!, [
            "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", $"unix_socket_directories={_folder.FullName}", "-c", "log_destination=stderr", "-c", "logging_collector=off",
        ]))!;
        Empty(_process);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await AcceptsAsync(patience.Token))
        {
            Assert.False(_process.HasExited, "PostgreSQL did not start.");
        }
    }

    /// <summary>kill -9: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops all its processes where they are: connections stay open, and nobody answers.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets them go on after <see cref="FreezeAsync"/>.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Creates a database with this name and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await RunAsUserAsync(Tool("createdb")!, ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "livescore", name]);
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    // First the one that makes new ones.
    private async Task SignalAsync(string signal)
    {
        var server = _process!.Id.ToString(CultureInfo.InvariantCulture);
        await RunAsync("kill", [signal, server]);
        var children = (await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (children.Length > 0)
        {
            await RunAsync("kill", [signal, .. children]);
        }
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    // Backends of a killed server may hold its shared memory a moment longer: asking is the only way to know.
    private async Task<bool> AcceptsAsync(CancellationToken cancellationToken)
    {
        var code = await ExitCodeAsync(AsUser(Tool("psql")!, [
            "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "livescore", "-d", "postgres", "-c", "select 1",
        ]), cancellationToken);
        return code == 0;
    }

    private Task RunAsUserAsync(string program, string[] arguments) => RunAsync(AsUser(program, arguments));

    private static Task RunAsync(string program, string[] arguments) => RunAsync(Quiet(new ProcessStartInfo(program, arguments)));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        var code = await ExitCodeAsync(start, CancellationToken.None);
        Assert.True(code == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {code}.");
    }

    private static async Task<int> ExitCodeAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        Empty(process);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    // A pipe that nobody empties stops the process when it is full.
    private static void Empty(Process process)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    // setpriv becomes the program, so the process that is killed is the server itself.
    private ProcessStartInfo AsUser(string program, string[] arguments) => Quiet(_user is null
        ? new ProcessStartInfo(program, arguments)
        : new ProcessStartInfo("setpriv", [$"--reuid={_user}", $"--regid={_user}", "--clear-groups", program, .. arguments]));

    private static ProcessStartInfo Quiet(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return start;
    }

    private static string? Tool(string name) =>
        s_folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Versions() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
        : [];
}
