namespace Aikynetix.Sessions.Work;

/// <summary>Tokens that were set aside for one question.</summary>
/// <param name="Stream">Stream of the day on which they count.</param>
/// <param name="Tokens">How many.</param>
public sealed record TokenReserve(string Stream, long Tokens);
