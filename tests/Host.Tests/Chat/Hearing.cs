using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.Chat;

/// <summary>A stream, read as the HTML standard says, and who is in its room by what it told.</summary>
internal sealed class Hearing : IDisposable
{
    private readonly CancellationTokenSource _deadline = LiveScoreHost.Deadline();
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private Hearing(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new(body));

    /// <summary>All that came so far.</summary>
    public List<Heard> All { get; } = [];

    public IEnumerable<Heard> Messages => All.Where(one => one.Name == "message");

    public IEnumerable<string?> Texts => Messages.Select(one => one.Text);

    public string? LastId => All.LastOrDefault(one => one.Id is not null)?.Id;

    /// <summary>Null until that was told.</summary>
    public HashSet<string>? Present { get; private set; }

    public string? SetCookie => _response.Headers.TryGetValues("Set-Cookie", out var set) ? Assert.Single(set) : null;

    public static async Task<Hearing> OpenAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)response.StatusCode);
            return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Reads on until an event is so, and gives it.</summary>
    public async Task<Heard> UntilAsync(Predicate<Heard> isIt)
    {
        while (true)
        {
            var next = await NextAsync();
            if (isIt(next))
            {
                return next;
            }
        }
    }

    public Task<Heard> UntilSaidAsync(string text) => UntilAsync(one => one.Name == "message" && one.Text == text);

    /// <summary>Reads on until these and nobody else are there.</summary>
    public async Task UntilPresentAsync(params string[] users)
    {
        while (Present?.SetEquals(users) != true)
        {
            await NextAsync();
        }
    }

    public void Dispose()
    {
        _response.Dispose();
        _deadline.Dispose();
    }

    private async Task<Heard> NextAsync()
    {
        var (name, id, data) = ("message", (string?)null, new List<string>());
        while (await _lines.ReadLineAsync(_deadline.Token) is { } line)
        {
            switch (line.Split(':', 2))
            {
                case [""] when data.Count > 0:
                    All.Add(new(name, id, string.Join('\n', data)));
                    Note(All[^1]);
                    return All[^1];
                case [""]:
                    (name, id) = ("message", null);
                    break;
                case ["event", var value]:
                    name = ValueOf(value);
                    break;
                case ["id", var value]:
                    id = ValueOf(value);
                    break;
                case ["data", var value]:
                    data.Add(ValueOf(value));
                    break;
            }
        }

        throw new InvalidOperationException($"The stream has ended after {All.Count} events.");
    }

    private void Note(Heard heard)
    {
        // Among several topics it is in an envelope.
        if (heard.Name != "presence" || heard.Json["room"] is null)
        {
            return;
        }

        var (joined, left) = (Names(heard.Json["joined"]), Names(heard.Json["left"]));
        if (heard.Json["users"] is { } users)
        {
            Present = [.. Names(users)];
            Assert.Empty(joined);
        }
        else
        {
            Assert.All(joined, user => Assert.True(Present!.Add(user), $"{user} came twice."));
            Assert.All(left, user => Assert.True(Present!.Remove(user), $"{user} left twice."));
        }

        Assert.Equal(Present!.Count, (int)heard.Json["count"]!);
    }

    private static IEnumerable<string> Names(JsonNode? names) => names!.AsArray().Select(name => (string)name!);

    private static string ValueOf(string text) => text.StartsWith(' ') ? text[1..] : text;
}
