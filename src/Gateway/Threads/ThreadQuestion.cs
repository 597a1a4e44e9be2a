namespace Aikynetix.Gateway.Threads;

/// <summary>What a thread is asked, as its job keeps it: nothing that somebody typed.</summary>
/// <param name="Topic">About what, e.g. <c>barbell_velocity</c>.</param>
/// <param name="Language"><c>en</c>, <c>ru</c> or <c>de</c>.</param>
/// <param name="MeasurementSystem"><c>metric</c> or <c>imperial</c>.</param>
/// <param name="AnalysisVersion">Which analysis of the session.</param>
internal sealed record ThreadQuestion(string Topic, string Language, string MeasurementSystem, int AnalysisVersion);
