namespace Aikynetix.Gateway.Activities;

/// <summary>One exercise of an activity.</summary>
/// <param name="Name">As the API names it, e.g. <c>clean_and_jerk</c>.</param>
/// <param name="Spoken">As a title names it, e.g. <c>Clean and Jerk</c>.</param>
internal sealed record Exercise(string Name, string Spoken);
