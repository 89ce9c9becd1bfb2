using System.Text;

namespace LiveScore.Gateway;

/// <summary>
/// Latin-1, except that a byte of 0 becomes U+FFFD: the web server refuses requests in which that character is left, and a
/// viewer with a broken id is to be answered, not refused.
/// </summary>
internal sealed class AnyBytesEncoding : Encoding
{
    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var count = Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex);
        chars.AsSpan(charIndex, count).Replace('\0', '\uFFFD');
        return count;
    }

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetMaxByteCount(int charCount) => charCount;
}
