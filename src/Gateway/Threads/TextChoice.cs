using Aikynetix.Biomechanics.Coaching;
using Aikynetix.Gateway.Errors;

namespace Aikynetix.Gateway.Threads;

/// <summary>In which language and units texts are wanted.</summary>
/// <param name="Language"><c>en</c>, <c>ru</c> or <c>de</c>.</param>
/// <param name="System"><c>metric</c> or <c>imperial</c>.</param>
internal sealed record TextChoice(string Language, string System)
{
    private const string Metric = "metric";
    private const string Imperial = "imperial";

    private static readonly string[] Languages = ["en", "ru", "de"];

    /// <summary>The units of its numbers.</summary>
    public MeasurementSystem Units => System == Imperial ? MeasurementSystem.Imperial : MeasurementSystem.Metric;

    /// <summary>Reads what a query asks for.</summary>
    /// <param name="language">English when not given.</param>
    /// <param name="system">That of the session when not given.</param>
    /// <param name="usual">The measurement system of the session.</param>
    /// <exception cref="ApiException">It is none that texts are written in.</exception>
    public static TextChoice Parse(string? language, string? system, string usual)
    {
        var spoken = string.IsNullOrEmpty(language) ? Languages[0] : language.ToLowerInvariant();
        if (!Languages.Contains(spoken)) throw new ApiException(ErrorCodes.FieldInvalid, "lang must be en, ru or de.");
        var units = string.IsNullOrEmpty(system) ? usual : system.ToLowerInvariant();
        return units is Metric or Imperial
            ? new TextChoice(spoken, units)
            : throw new ApiException(ErrorCodes.FieldInvalid, "measurement_system must be metric or imperial.");
    }
}
