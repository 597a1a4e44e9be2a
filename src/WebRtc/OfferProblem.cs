namespace Aikynetix.WebRtc;

/// <summary>Why an offer was turned away.</summary>
public enum OfferProblem
{
    /// <summary>It is not what it should be by its grammar.</summary>
    Malformed,

    /// <summary>It is well formed, but asks for something that this server does not do.</summary>
    Unacceptable,

    /// <summary>The server has as many sessions as it may have; later it may work.</summary>
    Full,

    /// <summary>What it adds to has ended.</summary>
    Ended,
}
