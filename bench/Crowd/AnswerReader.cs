namespace LiveScore.Crowd;

/// <summary>Reads the answers to what was asked on one connection, one after another.</summary>
internal sealed class AnswerReader
{
    private byte[] _rest = [];

    /// <summary>The answers that are there now; null when there will be none any more.</summary>
    public List<HttpAnswer>? Read(in Wire wire)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var read = wire.Read(buffer);
        if (read < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = _rest.Length == 0 ? buffer[..read] : (byte[])[.. _rest, .. buffer[..read]];
        var answers = new List<HttpAnswer>();
        while (HttpAnswer.TryCut(ref bytes, out var answer))
        {
            answers.Add(answer);
        }

        _rest = bytes.ToArray();
        return answers;
    }
}
