using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, section 4.2: who gets an upgrade, and what the others are told.</summary>
public sealed class HandshakeTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private const string Key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private const string Version = "Sec-WebSocket-Version: 13";
    private const string Upgrade = "Upgrade: websocket";
    private const string Connection = "Connection: Upgrade";

    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData(Upgrade, Connection, Key, Version)]
    [InlineData("Upgrade: WebSocket", "Connection: upgrade", Key, Version)]
    [InlineData("upgrade: WEBSOCKET", "CONNECTION: UPGRADE", "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==", "SEC-WEBSOCKET-VERSION: 13")]
    [InlineData(Upgrade, "Connection: keep-alive, Upgrade", Key, Version)]
    [InlineData(Upgrade, "Connection: keep-alive,upgrade", Key, Version)]
    [InlineData("Upgrade:   websocket  ", Connection, "Sec-WebSocket-Key:   dGhlIHNhbXBsZSBub25jZQ==  ", "Sec-WebSocket-Version:  13 ")]
    public async Task Request_InAnyLetters_IsUpgraded(params string[] headers)
    {
        var head = await HeadAsync(headers);
        Assert.StartsWith("HTTP/1.1 101 Switching Protocols\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nUpgrade: websocket\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nConnection: Upgrade\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Request_WithExtensionsAndProtocols_GetsNone()
    {
        var head = await HeadAsync(
            Upgrade, Connection, Key, Version, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits", "Sec-WebSocket-Protocol: chat, superchat");
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Extensions", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", head, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    // Another version, or none.
    [InlineData(Upgrade, Connection, Key, "Sec-WebSocket-Version: 8")]
    [InlineData(Upgrade, Connection, Key, "Sec-WebSocket-Version: 14")]
    [InlineData(Upgrade, Connection, Key, "Sec-WebSocket-Version: 013")]
    [InlineData(Upgrade, Connection, Key, "Sec-WebSocket-Version: x")]
    [InlineData(Upgrade, Connection, Key)]
    // No upgrade, or not this one.
    [InlineData]
    [InlineData(Key, Version)]
    [InlineData(Upgrade, Key, Version)]
    [InlineData(Upgrade, "Connection: keep-alive", Key, Version)]
    [InlineData("Upgrade: h2c", Connection, Key, Version)]
    public async Task Request_ThatIsNoUpgradeToVersion13_IsToldWhatIs(params string[] headers)
    {
        var (head, problem) = await ProblemAsync($"GET /ws HTTP/1.1\r\nHost: {_host.Url.Authority}\r\n", headers);
        Assert.StartsWith("HTTP/1.1 426 Upgrade Required\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Version: 13\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nUpgrade: websocket\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/problems/upgrade-required", problem);
    }

    [Theory]
    [InlineData]
    [InlineData("Sec-WebSocket-Key:")]
    [InlineData("Sec-WebSocket-Key: short")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZTE=")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ")]
    [InlineData("Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!==")]
    [InlineData(Key, Key)]
    public async Task Request_WithoutAKeyOfSixteenBytes_IsRefused(params string[] keys)
    {
        var (head, problem) = await ProblemAsync($"GET /ws HTTP/1.1\r\nHost: {_host.Url.Authority}\r\n", [Upgrade, Connection, Version, .. keys]);
        Assert.StartsWith("HTTP/1.1 400 ", head, StringComparison.Ordinal);
        Assert.Equal("/problems/malformed-handshake", problem);
    }

    [Fact]
    public async Task Request_OfHttp10_IsNotUpgraded()
    {
        var (head, problem) = await ProblemAsync("GET /ws HTTP/1.0\r\n", [Upgrade, Connection, Key, Version]);
        Assert.StartsWith("HTTP/1.1 426 ", head, StringComparison.Ordinal);
        Assert.Equal("/problems/upgrade-required", problem);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Request_WithAnotherMethod_IsNotAllowed(string method)
    {
        var (head, problem) = await ProblemAsync(
            $"{method} /ws HTTP/1.1\r\nHost: {_host.Url.Authority}\r\n", [Upgrade, Connection, Key, Version, "Content-Length: 0"]);
        Assert.StartsWith("HTTP/1.1 405 ", head, StringComparison.Ordinal);
        Assert.Matches("\r\nAllow: [^\r]*GET", head);
        Assert.Equal("/problems/method-not-allowed", problem);
    }

    [Fact]
    public async Task Request_OfAnotherPath_IsNotFound()
    {
        var (head, _) = await ProblemAsync($"GET /ws/week HTTP/1.1\r\nHost: {_host.Url.Authority}\r\n", [Upgrade, Connection, Key, Version]);
        Assert.StartsWith("HTTP/1.1 404 ", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfARequest_LeavesTheConnectionUsable()
    {
        using var raw = await RawConnection.GetAsync(_host, "/ws");
        await raw.ReadUntilAsync("upgrade-required");
        await raw.SendAsync(RawWebSocket.Request(_host));
        await raw.ReadUntilAsync("HTTP/1.1 101 ");
    }

    private async Task<string> HeadAsync(params string[] headers)
    {
        using var raw = await RawConnection.GetAsync(_host, "/ws", headers);
        return await raw.ReadUntilAsync("\r\n\r\n");
    }

    private async Task<(string Head, string Problem)> ProblemAsync(string start, params string[] headers)
    {
        using var raw = await RawConnection.OpenAsync(_host);
        await raw.SendAsync($"{start}{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
        await raw.ReadUntilAsync("\r\n\r\n");
        var text = await raw.ReadUntilAsync("}");
        Assert.Contains("\r\nContent-Type: application/problem+json", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"detail\":", text, StringComparison.Ordinal);
        return (text, text.Split("\"type\":\"")[1].Split('"')[0]);
    }
}
