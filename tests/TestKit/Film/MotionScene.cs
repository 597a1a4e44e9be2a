using System.Numerics;
using Aikynetix.TestKit.Athletes;

namespace Aikynetix.TestKit.Film;

/// <summary>A moment of any script in three dimensions: the body exactly where the script has it, and what is around it.</summary>
public static class MotionScene
{
    /// <summary>Sets a moment up.</summary>
    /// <param name="script">The movement.</param>
    /// <param name="time">Seconds on the clock of the script.</param>
    /// <param name="options">How it is filmed.</param>
    /// <param name="props">What stands in the room or lies in the hands.</param>
    public static FilmMoment At(IMotionScript script, double time, FilmOptions options, IReadOnlyList<IFilmProp> props)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(props);
        var (height, rise) = ((float)script.BodyHeight, props.Sum(prop => prop.Rise));
        var points = Array.ConvertAll(script.Points(time), point => new Vector3((float)point.X, (float)point.Y + rise, (float)point.Z));
        FlatFace.Mould(points, height);
        var things = props.SelectMany(prop => prop.At(time, points)).Select(solid => solid.Turned(options.Turn)).ToArray();
        points = FigureStance.Turned(points, options.Turn);
        return new FilmMoment(points, [.. FigureSolids.Around(points, options.Look, height), .. things]);
    }
}
