namespace Aikynetix.WebRtc;

/// <summary>An offer, or a fragment of one, was turned away; nothing of it was kept.</summary>
/// <param name="problem">What kind of trouble it is.</param>
/// <param name="message">One sentence for the sender that says what is wrong and what to do.</param>
public sealed class OfferRejectedException(OfferProblem problem, string message) : Exception(message)
{
    /// <summary>What kind of trouble it is.</summary>
    public OfferProblem Problem { get; } = problem;
}
