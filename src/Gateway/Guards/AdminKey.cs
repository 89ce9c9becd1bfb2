using System.Security.Cryptography;
using System.Text;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Guards;

/// <summary>What the operator alone may do asks for the admin key.</summary>
internal sealed class AdminKey(IOptions<GatewayOptions> options, RateLimits limits)
{
    private const string Scheme = "Bearer";

    private readonly byte[]? _hash = options.Value.AdminKey is { Length: > 0 } key ? Hash(key) : null;

    /// <summary>Why the request may not do what only the operator may, or null when it may.</summary>
    public IResult? Refusal(HttpRequest request)
    {
        var http = request.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (_hash is null)
        {
            return Problem.AdminKeyNotSet();
        }

        if (KeyOf(request) is not { } key)
        {
            return Unauthorized(http);
        }

        // The right one as well: otherwise guessing would go on unhindered.
        if (limits.RefuseKeys(http) is { } wait)
        {
            return new RetryLater(Problem.TooManyWrongKeys(), wait);
        }

        // Hashes are of one length, so that the time tells nothing of the key.
        if (CryptographicOperations.FixedTimeEquals(Hash(key), _hash))
        {
            return null;
        }

        limits.CountWrongKey(http);
        return Unauthorized(http);
    }

    private static ProblemHttpResult Unauthorized(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = Scheme;
        return Problem.Unauthorized();
    }

    private static string? KeyOf(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var scheme, var key]
        && scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase) ? key : null;

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
