namespace Aikynetix.Biomechanics.Running;

/// <summary>What moves in the picture while somebody runs in it.</summary>
internal enum RunningGround
{
    /// <summary>Nothing that could be told.</summary>
    Unknown,

    /// <summary>The belt: the runner stays where they are. A camera that follows a runner exactly shows the same.</summary>
    Treadmill,

    /// <summary>The runner, past a camera that stands still.</summary>
    Overground,

    /// <summary>Both the runner and the ground: the camera pans.</summary>
    Panning,
}
