using System.Numerics;

namespace Aikynetix.TestKit.Film;

/// <summary>One moment before the camera: a body and everything around it, already turned the way the film shows it.</summary>
/// <param name="Points">The 26 points in the order of <see cref="Pose.BodyPoint"/>, metres.</param>
/// <param name="Solids">Everything to render.</param>
/// <param name="Plate">Centre of the plate that is nearer to the camera, metres; null when none is to be seen.</param>
public sealed record FilmMoment(IReadOnlyList<Vector3> Points, IReadOnlyList<Solid> Solids, Vector3? Plate = null);
