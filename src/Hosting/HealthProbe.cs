namespace LiveScore.Hosting;

/// <summary><c>health URL</c>: asks a process of this machine how it is, for images that have no other program to ask with.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether the arguments ask for this.</summary>
    public static bool IsAsked(string[] args) => args is ["health", ..];

    /// <summary>0 when it answers with success, 1 when it does not, 2 when no address was given. Says why on standard error.</summary>
    public static async Task<int> AskAsync(string[] args)
    {
        if (args is not [_, var address] || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            return await HostFaults.SayAsync(["health takes an address such as http://127.0.0.1:8000/health/ready"], HostFaults.Misused);
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = s_patience };
        try
        {
            using var answer = await http.GetAsync(url);
            return answer.IsSuccessStatusCode
                ? 0
                : await HostFaults.SayAsync([$"{url} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"], HostFaults.Failed);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return await HostFaults.SayAsync([$"{url} does not answer: {fault.Message}"], HostFaults.Failed);
        }
    }
}
