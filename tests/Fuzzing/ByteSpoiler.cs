namespace LiveScore.Fuzzing;

/// <summary>Spoils a document on its way: bits that flip, parts that are lost, doubled or mixed up, ends that are missing.</summary>
internal static class ByteSpoiler
{
    private static readonly byte[] s_marks = "<>&\"'{}[],:\\/=?! \0"u8.ToArray();

    public static byte[] Spoil(byte[] bytes, Random chance)
    {
        var spoilt = new List<byte>(bytes);
        for (var steps = chance.Next(1, 6); steps > 0 && spoilt.Count > 0; steps--)
        {
            var at = chance.Next(spoilt.Count);
            var length = Math.Min(chance.Next(1, 64), spoilt.Count - at);
            switch (chance.Next(8))
            {
                case 0:
                    spoilt[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    spoilt[at] = (byte)chance.Next(256);
                    break;
                case 2:
                    spoilt[at] = s_marks[chance.Next(s_marks.Length)];
                    break;
                case 3:
                    spoilt.Insert(at, s_marks[chance.Next(s_marks.Length)]);
                    break;
                case 4:
                    spoilt.RemoveRange(at, length);
                    break;
                case 5:
                    spoilt.InsertRange(chance.Next(spoilt.Count), spoilt.GetRange(at, length));
                    break;
                case 6:
                    spoilt.RemoveRange(at, spoilt.Count - at);
                    break;
                default:
                    // A digit for a digit: numbers, dates, scores and clocks that look like others.
                    var digit = spoilt.FindIndex(at, letter => letter is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0)
                    {
                        spoilt[digit] = (byte)('0' + chance.Next(10));
                    }

                    break;
            }
        }

        return [.. spoilt];
    }

    public static byte[] Noise(Random chance)
    {
        var bytes = new byte[chance.Next(2) == 0 ? chance.Next(64) : chance.Next(4096)];
        chance.NextBytes(bytes);
        if (chance.Next(2) == 0)
        {
            for (var index = 0; index < bytes.Length; index++)
            {
                bytes[index] = s_marks[bytes[index] % s_marks.Length];
            }
        }

        return bytes;
    }
}
