using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>A thing in a film besides the athlete.</summary>
public interface IFilmProp
{
    /// <summary>How far it lifts the floor of the script above the floor of the room, metres.</summary>
    float Rise { get; }

    /// <summary>Its solids at a time of the script, for an athlete who faces along X.</summary>
    /// <param name="time">Seconds on the clock of the script.</param>
    /// <param name="body">The 26 points, already lifted, metres.</param>
    IEnumerable<Solid> At(double time, IReadOnlyList<Vector3> body);
}
