using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>xxHash32 without seed, its bytes turned round: stored rows carry it, so it must be what Orleans computes.</summary>
internal static class StableHash
{
    private const uint A = 2654435761, B = 2246822519, C = 3266489917, D = 668265263, E = 374761393;

    public static uint Of(GrainId grain) => (Of(grain.Type) * 31) + Of(grain.Key);

    public static uint Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        uint hash;
        if (data.Length >= 16)
        {
            uint v1 = unchecked(A + B), v2 = B, v3 = 0, v4 = unchecked(0 - A);
            for (; data.Length >= 16; data = data[16..])
            {
                v1 = Round(v1, data);
                v2 = Round(v2, data[4..]);
                v3 = Round(v3, data[8..]);
                v4 = Round(v4, data[12..]);
            }

            hash = BitOperations.RotateLeft(v1, 1) + BitOperations.RotateLeft(v2, 7)
                + BitOperations.RotateLeft(v3, 12) + BitOperations.RotateLeft(v4, 18);
        }
        else
        {
            hash = E;
        }

        hash += length;
        for (; data.Length >= 4; data = data[4..])
        {
            hash = BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(data) * C), 17) * D;
        }

        foreach (var value in data)
        {
            hash = BitOperations.RotateLeft(hash + (value * E), 11) * A;
        }

        hash = (hash ^ (hash >> 15)) * B;
        hash = (hash ^ (hash >> 13)) * C;
        return BinaryPrimitives.ReverseEndianness(hash ^ (hash >> 16));
    }

    private static uint Round(uint lane, ReadOnlySpan<byte> data) =>
        BitOperations.RotateLeft(lane + (BinaryPrimitives.ReadUInt32LittleEndian(data) * B), 13) * A;
}
