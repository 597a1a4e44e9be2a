using Aikynetix.TestKit.Athletes;

namespace Aikynetix.TestKit.Film;

/// <summary>A scripted lift as a rendered video: the athlete, the bar and its plates.</summary>
/// <param name="script">The lift.</param>
/// <param name="options">How it is filmed.</param>
public sealed class LiftFilm(LiftScript script, FilmOptions options)
    : ScriptedFilm(time => LiftScene.At(script, time, options), script.Duration, options);
