using LiveScore.Testing;

namespace LiveScore.Host.Tests.Sessions;

/// <summary>Who a browser is outlives processes, and is the same for all gateways of a store.</summary>
public sealed class SharedSessionTests
{
    [Fact]
    public async Task Session_AfterARestart_IsTheSameAndItsNameNobodyElses()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-sessions-");
        string[] settings = [$"LiveScore:Silo:Data={folder.FullName}", "LiveScore:Gateway:DrainWindow=00:00:00"];
        var names = new List<string>();
        Visit first;
        await using (var host = await LiveScoreHost.StartAsync(settings))
        {
            first = await Visit.AskAsync(host);
            names.Add(first.User);
        }

        await using (var host = await LiveScoreHost.StartAsync(settings))
        {
            var again = await Visit.AskAsync(host, $"Cookie: {first.Cookie}");
            Assert.Equal((first.User, null), (again.User, again.SetCookie));
            for (var i = 0; i < 150; i++)
            {
                names.Add((await Visit.AskAsync(host)).User);
            }
        }

        Assert.Distinct(names);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Hosts_ThatStartAtOnceOnOneDatabase_ReadEachOthersCookies()
    {
        await using var server = await PostgresServer.StartAsync();
        string[] settings = [$"ConnectionStrings:Postgres={await server.CreateDatabaseAsync("sessions")}", "LiveScore:Gateway:DrainWindow=00:00:00"];
        var hosts = await Task.WhenAll(LiveScoreHost.StartAsync(settings), LiveScoreHost.StartAsync(settings));
        await using var one = hosts[0];
        await using var other = hosts[1];
        var visits = new List<Visit>();
        foreach (var (here, there) in new[] { (one, other), (other, one) })
        {
            // Whoever comes second finds that the store has moved on, and tries again.
            var visit = await PatientlyAsync(here);
            visits.Add(visit);
            await PatientlyAsync(there);
            var known = await Visit.AskAsync(there, $"Cookie: {visit.Cookie}");
            Assert.Equal((visit.User, null), (known.User, known.SetCookie));
        }

        Assert.Distinct(visits.Select(visit => visit.User));
    }

    private static async Task<Visit> PatientlyAsync(LiveScoreHost host)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await glances.WaitForNextTickAsync(deadline.Token))
        {
            using var response = await host.Http.GetAsync("/api/session", deadline.Token);
            if (response.IsSuccessStatusCode)
            {
                break;
            }

            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }

        return await Visit.AskAsync(host);
    }
}
