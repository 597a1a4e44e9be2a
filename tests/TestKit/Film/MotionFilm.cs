using Aikynetix.TestKit.Athletes;

namespace Aikynetix.TestKit.Film;

/// <summary>Any scripted movement without a bar as a rendered video: a jumper, a runner, a squatter, and the things around them.</summary>
/// <param name="script">The movement.</param>
/// <param name="options">How it is filmed.</param>
/// <param name="props">What stands in the room or lies in the hands.</param>
public sealed class MotionFilm(IMotionScript script, FilmOptions options, params IFilmProp[] props)
    : ScriptedFilm(time => MotionScene.At(script, time, options, props), script.Duration, options);
