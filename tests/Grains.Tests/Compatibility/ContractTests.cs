using System.Globalization;
using System.Reflection;
using System.Text;
using LiveScore.Grains.Tests.Support;
using Orleans;

namespace LiveScore.Grains.Tests.Compatibility;

/// <summary>Silos of two versions run side by side while they are replaced, and rows outlive both.</summary>
public sealed class ContractTests
{
    private static readonly Contracts s_contracts = new();

    public static TheoryData<Type> Types => [.. s_contracts.Types];

    public static TheoryData<Type> Classes => [.. s_contracts.Types.Where(type => !type.IsEnum)];

    public static TheoryData<Type> Enums => [.. s_contracts.Types.Where(type => type.IsEnum)];

    [Fact]
    public void Contracts_AreThoseOfTheGoldenFile() => Golden.AssertMatches("contracts.txt", Print());

    [Fact]
    public void Contracts_AreFound()
    {
        Assert.Equal(
            ["IChatRoomGrain", "IHealthGrain", "IKeyRingGrain", "ISeasonGrain", "ISeasonWeekGrain", "IUserNamesGrain", "IWeekDirectoryGrain"],
            s_contracts.Interfaces.Select(contract => contract.Name));
        Assert.Contains(s_contracts.Streams, stream => stream.Type.Name == "WeekEvent");
        Assert.Equal(["directory", "keyring", "room", "usernames", "week"], s_contracts.States.Select(state => state.Name));
        // The deepest one: state → changes → patches → teams.
        Assert.Contains(s_contracts.Types, type => type.Name == "Team");
    }

    [Fact]
    public void GrainInterfaces_AndTheirMethods_HaveNamesThatStayWhenTheClassesMove()
    {
        Assert.All(s_contracts.Interfaces, contract => Assert.NotNull(Contracts.Attribute(contract, "Alias")));
        Assert.All(s_contracts.Interfaces.SelectMany(Contracts.MethodsOf), method => Assert.NotNull(Contracts.Attribute(method, "Alias")));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Type_HasASerializerAndAnAlias(Type type)
    {
        Assert.NotNull(Contracts.Attribute(type, "GenerateSerializer"));
        Assert.NotNull(Contracts.Attribute(type, "Alias"));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Members_AllHaveNumbersOfTheirOwn(Type type)
    {
        Assert.All(Contracts.MembersOf(type), member =>
            Assert.True(Contracts.Attribute(member.Member, "Id") is not null, $"{type.Name}.{member.Name} has no [Id] and would be lost on the way."));
        Assert.Distinct(Contracts.MembersOf(type).Select(member => Contracts.Attribute(member.Member, "Id")));
    }

    /// <summary>What is sent between silos in one process is not copied: it must not be changeable.</summary>
    [Theory]
    [MemberData(nameof(Classes))]
    public void Type_IsImmutable(Type type)
    {
        Assert.NotNull(Contracts.Attribute(type, "Immutable"));
        Assert.All(Contracts.MembersOf(type), member => Assert.True(
            member.Member is PropertyInfo property && (property.SetMethod is null
                || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))),
            $"{type.Name}.{member.Name} can be set."));
    }

    /// <summary>Whether a number was written down can be seen only in the source.</summary>
    [Theory]
    [MemberData(nameof(Enums))]
    public void Enum_HasItsNumbersWrittenOut(Type type)
    {
        var sources = Path.Combine(
            typeof(ContractTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!, "src");
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(sources, type.Name + ".cs", SearchOption.AllDirectories)));
        var members = text[text.IndexOf($"enum {type.Name}", StringComparison.Ordinal)..].Split('\n')
            .Select(line => line.Trim())
            .SkipWhile(line => line != "{").Skip(1)
            .TakeWhile(line => line != "}")
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));

        Assert.Equal(Enum.GetValues(type).Cast<Enum>().Select(value => $"{value} = {value:D},"), members);
    }

    [Fact]
    public void Aliases_AreEachUsedOnce() => Assert.Distinct(
        s_contracts.Interfaces.Concat(s_contracts.Types).Select(type => Contracts.Attribute(type, "Alias")).OfType<string>());

    private static string Print()
    {
        var text = new StringBuilder("""
            # What crosses a grain call, a stream or the storage. Written by ContractTests; changed on purpose only (its message
            # says how). Names in quotes are what bytes carry; the numbers of members are never reused or moved.


            """);
        foreach (var contract in s_contracts.Interfaces)
        {
            text.Append(CultureInfo.InvariantCulture, $"grain {contract.Name} \"{Contracts.Attribute(contract, "Alias")}\"\n");
            foreach (var method in Contracts.MethodsOf(contract))
            {
                var parameters = method.GetParameters().Select(parameter => $"{Contracts.Print(parameter.ParameterType)} {parameter.Name}");
                text.Append(CultureInfo.InvariantCulture, $"  \"{Contracts.Attribute(method, "Alias")}\" {method.Name}({string.Join(", ", parameters)}): ");
                text.Append(CultureInfo.InvariantCulture, $"{Contracts.Print(method.ReturnType)}{Manners(method)}\n");
            }

            text.Append('\n');
        }

        s_contracts.Streams.ForEach(stream => text.Append(CultureInfo.InvariantCulture, $"stream {stream.Name}: {stream.Type.Name}\n"));
        s_contracts.States.ForEach(state => text.Append(CultureInfo.InvariantCulture, $"state \"{state.Name}\": {state.Type.Name}\n"));
        foreach (var type in s_contracts.Types)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{(type.IsEnum ? "enum" : "type")} {type.Name}");
            text.Append(Contracts.Attribute(type, "Alias") is { } alias ? $" \"{alias}\"\n" : "\n");
            text.AppendJoin("", type.IsEnum
                ? Enum.GetValues(type).Cast<Enum>().Select(value => $"  {value:D} {value}\n")
                : Contracts.MembersOf(type)
                    .OrderBy(member => int.Parse(Contracts.Attribute(member.Member, "Id") ?? "-1", CultureInfo.InvariantCulture))
                    .Select(member => $"  {Contracts.Attribute(member.Member, "Id")} {member.Name}: {Contracts.Print(member.Type)}\n"));
        }

        return text.ToString();
    }

    /// <summary>How a method is called, as its attributes say.</summary>
    private static string Manners(MethodInfo method)
    {
        var manners = new[] { "ReadOnly", "AlwaysInterleave", "OneWay", "ResponseTimeout" }
            .Select(name => (name, Value: Contracts.Attribute(method, name)))
            .Where(manner => manner.Value is not null)
            .Select(manner => manner.Value is "" ? manner.name : $"{manner.name} {manner.Value}")
            .ToList();
        return manners.Count == 0 ? "" : $" [{string.Join(", ", manners)}]";
    }
}
