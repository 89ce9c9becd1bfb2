using System.Reflection;
using LiveScore.Grains.Chat;
using LiveScore.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveScore.Grains.Tests.Chat;

public sealed class ChatOptionsTests
{
    public static TheoryData<string> Names => [.. typeof(ChatOptions).GetProperties().Select(property => property.Name)];

    [Fact]
    public void Defaults_AreInRange() => Assert.Equal((200, TimeSpan.FromMilliseconds(50)), (Read().MessagesKept, Read().WriteEvery));

    [Theory]
    [MemberData(nameof(Names))]
    public void Option_OutOfRange_IsNamed(string name)
    {
        var key = $"{ChatOptions.Section}:{name}";
        var isTime = typeof(ChatOptions).GetProperty(name)!.PropertyType == typeof(TimeSpan);

        foreach (var value in isTime ? new[] { "-00:00:01", "1.00:00:00" } : ["0", "1000000"])
        {
            Assert.Contains($"{key} lies between", Assert.Throws<OptionsValidationException>(() => Read((key, value))).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Operators read of each what the code says.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Option_IsInTheOperationsManual(string name)
    {
        var root = typeof(ChatOptionsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var manual = File.ReadAllText(Path.Combine(root, "docs", "operations.md"));

        Assert.Contains($"| `{name}` |", manual[manual.IndexOf($"`{ChatOptions.Section}`", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static ChatOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        var services = new ServiceCollection();
        services.AddGrains(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ChatOptions>>().Value;
    }
}
