using Aikynetix.Biomechanics.Live;
using Aikynetix.Gateway.Activities;
using Aikynetix.Sessions;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.Ingest;

/// <summary>Says what the live analysis may know about a session and its athlete.</summary>
internal static class LiveContexts
{
    /// <summary>The context of a session.</summary>
    /// <param name="draft">What was asked for.</param>
    /// <param name="user">The athlete; null when nothing is known about them.</param>
    public static LiveContext Of(SessionDraft draft, UserProfile? user) =>
        new(draft.Activity, draft.Exercise, draft.Facts.BarbellMass, draft.Facts.PlateDiameter, AthleteFacts.Of(user));
}
