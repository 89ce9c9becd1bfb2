using System.Globalization;
using System.Security.Cryptography;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Sessions;

/// <summary>
/// Sessions, kept by the browsers themselves: a cookie says who they are and since when, protected so that only gateways of this
/// store can have written it.
/// </summary>
internal sealed class SessionCookies(
    IDataProtectionProvider protection, KeyKeeper keys, UserNames names, RateLimits limits, IOptions<GatewayOptions> options, TimeProvider time)
{
    public const string Name = "livescore";

    public const string Purpose = "LiveScore.Session.1";

    // Ours have less than 300 characters. What is longer is not worth the work.
    private const int Longest = 1024;

    private static readonly object s_read = new();

    private static readonly RetryLater s_unavailable = new(Problem.SessionsUnavailable(), TimeSpan.FromSeconds(2));

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>
    /// The session of a request, or a new one. To be called before the answer begins, which tells the browser of it. A problem instead
    /// where there can be none now; that is no reason to refuse what needs no session.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="patience">How long the keys and the names are waited for; AnswerLimit when not said.</param>
    public async Task<(Session? Session, RetryLater? Problem)> ReadOrBeginAsync(HttpContext http, TimeSpan? patience = null)
    {
        var most = patience ?? options.Value.AnswerLimit;
        var begun = time.GetTimestamp();
        if (!await IsReadyAsync(most))
        {
            return (null, s_unavailable);
        }

        if (ReadTicket(http) is { } ticket)
        {
            if (AgeOf(ticket) > options.Value.SessionLifetime / 2)
            {
                Write(http, ticket.Session);
            }

            return (ticket.Session, null);
        }

        if (limits.BeginSession(http) is { } wait)
        {
            return (null, new(Problem.TooManySessions(), wait));
        }

        if (await names.TakeAsync(most - time.GetElapsedTime(begun)) is not { } name)
        {
            return (null, s_unavailable);
        }

        return (Write(http, new(name)), null);
    }

    /// <summary>The session that the request brings along, if it brings a true one.</summary>
    public Session? Read(HttpContext http) => keys.Ready.IsCompletedSuccessfully ? ReadTicket(http)?.Session : null;

    private async Task<bool> IsReadyAsync(TimeSpan patience)
    {
        try
        {
            await keys.Ready.WaitAsync(patience, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Ticket? ReadTicket(HttpContext http)
    {
        if (http.Items.TryGetValue(s_read, out var known))
        {
            return (Ticket?)known;
        }

        var ticket = http.Request.Cookies.TryGetValue(Name, out var text) && text.Length <= Longest ? Parse(text) : null;
        ticket = ticket is not null && AgeOf(ticket) < options.Value.SessionLifetime ? ticket : null;
        http.Items[s_read] = ticket;
        return ticket;
    }

    private Ticket? Parse(string text)
    {
        try
        {
            return _protector.Unprotect(text).Split(' ') is [var since, var user]
                && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? new(new(user), DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;
        }
        catch (CryptographicException)
        {
            // Forged, or written with keys that are gone.
            return null;
        }
    }

    private TimeSpan AgeOf(Ticket ticket) => time.GetUtcNow() - ticket.Since;

    private Session Write(HttpContext http, Session session)
    {
        var now = time.GetUtcNow();
        var sameSite = options.Value.SameSite;
        http.Items[s_read] = new Ticket(session, now);
        http.Response.Cookies.Append(
            Name,
            _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()} {session.User}")),
            new()
            {
                HttpOnly = true,
                // Browsers take None only with it.
                Secure = http.Request.IsHttps || sameSite == SameSiteMode.None,
                SameSite = sameSite,
                Path = "/",
                MaxAge = options.Value.SessionLifetime,
            });
        http.Response.OnStarting(static response => KeepOutOfSharedCaches((HttpResponse)response), http.Response);
        return session;
    }

    // One that kept this answer would make all its readers the same user.
    private static Task KeepOutOfSharedCaches(HttpResponse response)
    {
        var control = response.GetTypedHeaders().CacheControl ?? new();
        (control.Private, control.Public) = (true, false);
        response.GetTypedHeaders().CacheControl = control;
        return Task.CompletedTask;
    }

    private sealed record Ticket(Session Session, DateTimeOffset Since);
}
