using FsCheck;
using FsCheck.Fluent;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

public sealed class RoomEventIdTests
{
    [Theory]
    [InlineData("lobby", "chat-lobby.k3f9aa.17")]
    [InlineData("2015112911", "chat-2015112911.k3f9aa.17")]
    [InlineData("a-b", "chat-a-b.k3f9aa.17")]
    public void Id_OfAnyRoom_ComesBack(string room, string text)
    {
        var id = new RoomEventId(room, "k3f9aa", 17);
        Assert.Equal(text, id.ToString());
        Assert.True(RoomEventId.TryParse(text, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chat-lobby")]
    [InlineData("chat-lobby.k3f9aa")]
    [InlineData("chat-lobby..17")]
    [InlineData("chat-lobby.k3f9aa.")]
    [InlineData("chat-lobby.k3f9aa.017")]
    [InlineData("chat-lobby.k3f9aa.-1")]
    [InlineData("chat-lobby.k3f9aa.+1")]
    [InlineData("chat-lobby.k3f9aa. 1")]
    [InlineData("chat-lobby.k3f9aa.17.1")]
    [InlineData("chat-lobby.k3f9aa.99999999999999999999")]
    [InlineData("chat-lobby.k3f9aa.٤٢")]
    [InlineData("chat-lobby.k3 f9.17")]
    [InlineData("chat-lobby.k3\0f9.17")]
    [InlineData("CHAT-lobby.k3f9aa.17")]
    [InlineData("lobby.k3f9aa.17")]
    [InlineData("2015-reg-12.k3f9.42")]
    public void Id_OfAnotherForm_IsRefused(string? text) => Assert.False(RoomEventId.TryParse(text, out _));

    [Fact]
    public void Id_OfSixtyFourKilobytes_IsRefused() => Assert.False(RoomEventId.TryParse("chat-" + new string('a', 64 * 1024) + ".k3f9aa.17", out _));

    [Fact]
    public void Id_WithAnyCharacterAltered_NeverThrows() =>
        Prop.ForAll((NonNegativeInt at, char with) =>
        {
            var text = "chat-lobby.k3f9aa.17".ToCharArray();
            text[at.Get % text.Length] = with;
            return !RoomEventId.TryParse(new(text), out var id) || id.ToString() == new string(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
