using System.Text;
using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class RoomBookTests
{
    private readonly RoomBook _book = new();
    private readonly Viewer _one = new(1), _other = new(2);

    public RoomBookTests()
    {
        _book.Begin(10);
        for (var due = 100; due < 110; due++)
        {
            _book.Plan(chatter: 1, due);
        }
    }

    [Fact]
    public void Take_EachMessageToEachChatter_CountsAllAndTimesThoseOfOthers()
    {
        for (var number = 1; number <= 10; number++)
        {
            Hear(_one, version: 40 + number, number);
            Hear(_other, version: 40 + number, number);
        }

        Assert.Equal((20L, 0L, 10L), (_book.Tally.Events, _book.Tally.Faults, _book.Tally.Latency.Count));
    }

    [Fact]
    public void Take_HoleDoubleAndDisorder_AreSeen()
    {
        Hear(_one, 41, 1);
        Hear(_one, 44, 4);
        Hear(_one, 44, 4);
        Hear(_one, 43, 3);

        Assert.Equal((2L, 1L, 1L), (_book.Tally.Gaps, _book.Tally.Twice, _book.Tally.Disorder));
    }

    [Fact]
    public void Take_OnePostUnderTwoVersions_IsUnknown()
    {
        Hear(_one, 41, 1);
        Hear(_other, 42, 1);

        Assert.Equal(1, _book.Tally.Unknown);
    }

    [Fact]
    public void Answer_WithAnotherVersionThanTheStreams_IsUnknown()
    {
        Hear(_one, 41, 1);
        _book.Answer(1, 41, now: 107);
        _book.Answer(2, 41, now: 107);
        Hear(_one, 42, 2);

        Assert.Equal((1L, 2L), (_book.Tally.Unknown, _book.Answers.Count));
    }

    [Fact]
    public void Take_MessageThatNobodyPosted_IsUnknown()
    {
        Hear(_one, 41, 11);

        Assert.Equal((1L, 0L), (_book.Tally.Unknown, _book.Tally.Events));
    }

    [Fact]
    public void Take_MessageOfBefore_CountsAsLateAloneButInOrder()
    {
        Hear(_one, 41, 1);
        _book.Begin(10);
        Hear(_one, 42, 2);
        Hear(_one, 44, 4);

        Assert.Equal((2L, 0L, 1L), (_book.Tally.Late, _book.Tally.Events, _book.Tally.Gaps));
    }

    [Fact]
    public void Take_PresenceOfOneWhoLeftAndCame_SettlesOnce()
    {
        Take(_one, "event: presence\ndata: {}");
        Take(_one, "event: presence\ndata: {}");
        Take(_other, "event: presence\ndata: {}");
        _book.Leave(_one);
        Assert.Equal(1, _book.Settled);

        Take(_one, "event: presence\ndata: {}");
        Assert.Equal(2, _book.Settled);
    }

    [Theory]
    [InlineData("id: chat-lobby.k3f9aa.17\ndata: {\"id\":\"chat-lobby.k3f9aa.17\",\"user\":\"quick-falcon-42\",\"text\":\"12 What a catch!\"}", "Message", 17, 12)]
    [InlineData("event: presence\ndata: {\"room\":\"lobby\"}", "Presence", 0, 0)]
    [InlineData("event: reset\ndata: {}", "Reset", 0, 0)]
    [InlineData("event: heartbeat\ndata: {}", "Nothing", 0, 0)]
    [InlineData(": LiveScore\nretry: 3000", "Nothing", 0, 0)]
    [InlineData("event: deleted\nid: chat-lobby.k3f9aa.18\ndata: {}", "Unknown", 0, 0)]
    [InlineData("id: chat-lobby.k3f9aa.17\ndata: {}", "Unknown", 0, 0)]
    [InlineData("id: chat-lobby.k3f9aa.17", "Unknown", 0, 0)]
    public void Read_WhatARoomSends_TellsItsVersionAndPost(string text, string kind, long version, long post)
    {
        var word = RoomWord.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal((kind, version, post), (word.Kind.ToString(), word.Version, word.Post));
    }

    private void Hear(Viewer viewer, long version, long number) =>
        Take(viewer, $"id: chat-lobby.k3f9aa.{version}\ndata: {{\"text\":\"{number} What a catch!\"}}");

    private void Take(Viewer viewer, string text) => _book.Take(viewer, Encoding.UTF8.GetBytes(text), now: 120);
}
