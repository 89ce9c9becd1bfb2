using System.Reflection;
using System.Text;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

/// <summary>Frames kept in files, byte for byte. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
internal static class Golden
{
    public static string Folder { get; } = typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == nameof(Golden)).Value!;

    public static void Matches(string name, WireEvent news) => Matches(name, news.Frame.Span);

    public static void Matches(string name, ReadOnlySpan<byte> bytes)
    {
        var file = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(File.ReadAllText(file), Encoding.UTF8.GetString(bytes));
    }
}
