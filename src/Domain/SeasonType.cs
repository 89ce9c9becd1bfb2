namespace LiveScore.Domain;

/// <summary>The three parts of a season, in the order they are played.</summary>
public enum SeasonType
{
    Pre = 0,
    Reg = 1,
    Post = 2,
}
