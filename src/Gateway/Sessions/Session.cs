namespace LiveScore.Gateway.Sessions;

/// <summary>Who a browser is, until it forgets its cookie.</summary>
/// <param name="User">The name it was given.</param>
internal sealed record Session(string User);
