namespace LiveScore.Host.Tests.Metrics;

/// <summary>The fields of a Protocol Buffers message, as far as OTLP's spans need them: whatever has a length.</summary>
internal static class ProtoReader
{
    public static IEnumerable<(int Field, byte[] Value)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var length = (key & 7) switch
            {
                0 => Skipped(message, ref at),
                1 => 8,
                5 => 4,
                2 => (int)Varint(message, ref at),
                _ => throw new FormatException($"Wire type {key & 7} is not in use."),
            };
            if ((key & 7) == 2)
            {
                yield return ((int)(key >> 3), message[at..(at + length)]);
            }

            at += length;
        }
    }

    private static int Skipped(byte[] message, ref int at)
    {
        Varint(message, ref at);
        return 0;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(message[at] & 0x7F) << shift;
            if (message[at++] < 0x80)
            {
                return value;
            }
        }
    }
}
