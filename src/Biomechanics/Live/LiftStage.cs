namespace Aikynetix.Biomechanics.Live;

/// <summary>Where a lift past the shoulders stands.</summary>
internal enum LiftStage
{
    /// <summary>Nothing that counts.</summary>
    Away,

    /// <summary>The hands are low at the bar.</summary>
    Setup,

    /// <summary>The bar is pulled up.</summary>
    Pull,

    /// <summary>The bar goes on by itself while the athlete drops under it.</summary>
    Turnover,

    /// <summary>The bar is received.</summary>
    Catch,

    /// <summary>The athlete stands up with it.</summary>
    Recovery,

    /// <summary>The bar rests on the shoulders before a jerk.</summary>
    Rack,

    /// <summary>The bar is driven from the shoulders.</summary>
    Jerk,

    /// <summary>The bar is received overhead.</summary>
    JerkCatch,

    /// <summary>The lift is finished and the bar still up.</summary>
    Hold,
}
