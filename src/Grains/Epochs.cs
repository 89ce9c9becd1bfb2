namespace LiveScore.Grains;

/// <summary>Names of epochs: short, and of letters and digits that are not taken for one another.</summary>
internal static class Epochs
{
    public static string Make(Random random) => new(random.GetItems<char>("abcdefghijkmnpqrstuvwxyz23456789", 6));
}
