namespace Aikynetix.Biomechanics.Running;

/// <summary>What a metric of a run cannot do without.</summary>
[Flags]
internal enum RunNeeds
{
    /// <summary>Nothing but a view from the side.</summary>
    None = 0,

    /// <summary>Metres per pixel.</summary>
    Scale = 1,

    /// <summary>Speed over the ground.</summary>
    Speed = 2,

    /// <summary>The runner's mass.</summary>
    Mass = 4,

    /// <summary>Landing and leaving of a foot, sharply.</summary>
    Edges = 8,

    /// <summary>The posture at the moment of an event.</summary>
    Moment = 16,

    /// <summary>The next landing of the other foot.</summary>
    Next = 32,

    /// <summary>The next landing of the same foot.</summary>
    NextOwn = 64,

    /// <summary>The centre of mass of the whole body.</summary>
    Body = 128,

    /// <summary>Contacts of both feet.</summary>
    Both = 256,

    /// <summary>A model instead of a measurement.</summary>
    Model = 512,
}
