namespace LiveScore.Testing.Crowds;

/// <summary>Reads what comes after the head of an answer, in whatever pieces it comes.</summary>
internal interface IBody
{
    void Take(ReadOnlySpan<byte> bytes);
}
