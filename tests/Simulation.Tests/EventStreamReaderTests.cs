using System.Text;
using LiveScore.Simulation.Model;
using Xunit;

namespace LiveScore.Simulation.Tests;

public sealed class EventStreamReaderTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Read_BytesOneByOne_GivesWhatIsComplete(string end)
    {
        string[] lines =
            [": hi", "retry: 3000", "", "event: change", "id: 7", "data: {\"name\":", "data:\"José\"}", "", "event: x", "data: cut off"];
        var text = string.Join(end, lines);
        var reader = new EventStreamReader();

        var told = Encoding.UTF8.GetBytes(text).SelectMany(one => reader.Read(new[] { one }).ToList()).ToList();

        Assert.Equal([new("change", "7", "{\"name\":\n\"José\"}")], told);
    }
}
