using System.Reflection;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>Which Orleans this process runs on, as its assembly says.</summary>
public static class OrleansProduct
{
    public static string Name { get; } = Read(typeof(Grain).Assembly);

    private static string Read(Assembly assembly)
    {
        var product = assembly.GetCustomAttribute<AssemblyProductAttribute>()?.Product ?? assembly.GetName().Name;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        // What follows is the commit it was built from, in one form or another.
        return $"{product} {version?.Split('+', ' ')[0].TrimEnd('.')}".TrimEnd();
    }
}
