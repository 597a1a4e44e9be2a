using Aikynetix.Biomechanics.Coaching;

namespace Aikynetix.Gateway.Threads;

/// <summary>The rule-book as a coach: always there, and of the same numbers it always says the same.</summary>
internal sealed class RuleBookCoach : ICoach
{
    /// <summary>As the author of a text it is called this.</summary>
    public const string Author = "rules";

    /// <inheritdoc />
    public Task<ThreadAnswer> WriteAsync(CoachTopic topic, CancellationToken cancellationToken) => Task.FromResult(new ThreadAnswer(
        CoachingSummary.Compose(topic.Analysis, topic.Athlete, topic.Topic, topic.Choice.Language, topic.Choice.Units, topic.Usual), Author));
}
