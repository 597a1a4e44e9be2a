using Aikynetix.Biomechanics.Live;

namespace Aikynetix.Gateway.Live;

/// <summary>A cue as the hub sends it.</summary>
/// <param name="SessionId">The session, 32 lowercase hex digits.</param>
/// <param name="Kind"><c>repetition</c>, <c>bar_speed</c>, <c>bottom_knee_angle</c> or the name of a rule.</param>
/// <param name="Time">Seconds from the first frame of the capture.</param>
/// <param name="Value">What was measured; null when nothing was.</param>
/// <param name="Unit">Unit of the value; empty for a bare number.</param>
/// <param name="Text">One sentence in English.</param>
internal sealed record LiveCueBody(string SessionId, string Kind, double Time, double Value, string Unit, string Text)
{
    /// <summary>The cue of that session.</summary>
    public static LiveCueBody From(string sessionId, LiveCue cue) =>
        new(sessionId, cue.Kind, cue.Time.TotalSeconds, cue.Value, cue.Unit, cue.Text);
}
