namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// scorestrip.json leaves slots of its lists empty, <c>["Final",,"NO"]</c>, which is no JSON. Its <c>null</c>s are put in here,
/// in one pass, so that the result is at most five times as long.
/// </summary>
internal static class EmptySlots
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    public static ReadOnlyMemory<byte> Fill(ReadOnlySpan<byte> json)
    {
        var filled = new MemoryStream(json.Length * 2);
        var (quoted, escaped, before) = (false, false, (byte)0);
        foreach (var letter in json.StartsWith(s_byteOrderMark) ? json[s_byteOrderMark.Length..] : json)
        {
            if (!quoted && IsEmpty(before, letter))
            {
                filled.Write("null"u8);
            }

            filled.WriteByte(letter);
            (quoted, escaped) = (quoted ? letter != '"' || escaped : letter == '"', quoted && letter == '\\' && !escaped);
            before = letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? before : letter;
        }

        return filled.GetBuffer().AsMemory(0, (int)filled.Length);
    }

    private static bool IsEmpty(byte before, byte letter) =>
        (before is (byte)',' or (byte)'[' && letter == ',') || (before == ',' && letter == ']');
}
