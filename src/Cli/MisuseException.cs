namespace LiveScore.Cli;

/// <summary>Arguments that do not make sense: a line for each fault.</summary>
internal sealed class MisuseException(IReadOnlyList<string> faults) : Exception(string.Join(' ', faults))
{
    public IReadOnlyList<string> Faults => faults;
}
