using Aikynetix.Sessions.Work;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Threads;

/// <summary>A language model as a coach, within what may be spent in a day.</summary>
internal sealed class ChatCoach(ChatClient chat, TokenLedger ledger, IOptions<CoachOptions> options) : ICoach
{
    /// <inheritdoc />
    public async Task<ThreadAnswer> WriteAsync(CoachTopic topic, CancellationToken cancellationToken)
    {
        var (system, facts) = ChatPrompt.Of(topic);
        var kept = await ledger.TryReserveAsync(chat.Worst(system, facts), options.Value.DailyTokens, cancellationToken)
            ?? throw new CoachTrouble(CoachProblem.Spent, "The tokens of the day are spent.", mayPass: false);

        // An attempt without an answer may have cost as much as one with, so it keeps what was reserved for it.
        var answer = await chat.AskAsync(system, facts, cancellationToken);
        if (answer.Tokens is { } tokens) await ledger.SettleAsync(kept, tokens, cancellationToken);
        return new ThreadAnswer(ChatText.Clean(answer.Content, facts), options.Value.Model!);
    }
}
