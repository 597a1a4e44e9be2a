using Aikynetix.Biomechanics;
using Aikynetix.Sessions;

namespace Aikynetix.Gateway.Activities;

/// <summary>One activity: where its routes are, what its form asks, and what the analysis is told.</summary>
internal abstract class Activity
{
    /// <summary>As sessions and analyses name it, e.g. <c>Weightlifting</c>.</summary>
    public abstract string Name { get; }

    /// <summary>First part of its routes, e.g. <c>weightlifting</c>.</summary>
    public abstract string Path { get; }

    /// <summary>One session of it in a sentence, e.g. <c>lift</c>.</summary>
    public abstract string Movement { get; }

    /// <summary>Its exercises; of one alone no form needs to speak.</summary>
    public abstract IReadOnlyList<Exercise> Exercises { get; }

    /// <summary>Name of the form field that its documentation uses for the exercise; the other of <c>exercise_name</c> and <c>exercise</c> is taken too.</summary>
    public virtual string ExerciseField => "exercise_name";

    /// <summary>The fields that only its forms have.</summary>
    public abstract IReadOnlyList<FormField> Fields { get; }

    /// <summary>Its exercises in a sentence.</summary>
    public string ExerciseNames => (Exercises.Count > 1 ? string.Join(", ", Exercises.SkipLast(1).Select(one => one.Name)) + " or " : "") + Exercises[^1].Name;

    /// <summary>Its exercise of that name, any case; null when there is none.</summary>
    public Exercise? Find(string name) => Exercises.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Completes what was said, once every field is known: units, and what holds where nothing was said.</summary>
    /// <param name="given">The fields as they came.</param>
    /// <param name="imperial">Whether masses are in pounds.</param>
    /// <exception cref="Errors.ApiException">The fields together make no sense.</exception>
    public virtual MovementFacts Complete(MovementFacts given, bool imperial) => given;

    /// <summary>What the analysis is told about a clip.</summary>
    /// <param name="exercise">Name of one of <see cref="Exercises"/>.</param>
    /// <param name="facts">What was said.</param>
    /// <param name="athlete">Whose movement it is.</param>
    public abstract MovementContext Context(string exercise, MovementFacts facts, Athlete athlete);
}
