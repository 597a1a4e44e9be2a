using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Work;

/// <summary>
/// Counts the tokens that language models may cost in a UTC day. What a question may cost at worst is set aside durably before it is asked, so that
/// neither a crash nor several servers on one store can spend more than was allowed.
/// </summary>
public sealed class TokenLedger
{
    private readonly IEventStore _store;
    private readonly TimeProvider _time;

    internal TokenLedger(IEventStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>Sets tokens aside, if the day still has so many.</summary>
    /// <param name="tokens">What the question may cost at worst.</param>
    /// <param name="limit">What may be spent in a day.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>Null when they are spent.</returns>
    public async Task<TokenReserve?> TryReserveAsync(long tokens, long limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        var stream = StreamNames.Tokens(_time.GetUtcNow());
        var spent = FactFormat.Write(new TokensSpent(tokens));
        while (true)
        {
            var (sum, revision) = await ReadAsync(stream, cancellationToken);
            if (sum + tokens > limit) return null;
            try
            {
                await _store.AppendAsync(stream, ExpectedRevision.At(revision), [spent], cancellationToken);
                return new TokenReserve(stream, tokens);
            }
            catch (WrongExpectedRevisionException)
            {
                // Another question came in between.
            }
        }
    }

    /// <summary>Replaces what was set aside by what it was.</summary>
    public Task SettleAsync(TokenReserve reserve, long used, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reserve);
        return used == reserve.Tokens
            ? Task.CompletedTask
            : _store.AppendAsync(reserve.Stream, ExpectedRevision.Any, [FactFormat.Write(new TokensSpent(used - reserve.Tokens))], cancellationToken);
    }

    /// <summary>What the day of now has cost so far.</summary>
    public async Task<long> SpentAsync(CancellationToken cancellationToken) => (await ReadAsync(StreamNames.Tokens(_time.GetUtcNow()), cancellationToken)).Sum;

    private async Task<(long Sum, long Revision)> ReadAsync(string stream, CancellationToken cancellationToken)
    {
        var (sum, revision) = (0L, -1L);
        await foreach (var stored in _store.ReadAsync(stream, 0, cancellationToken))
        {
            if (FactFormat.Read(stored) is TokensSpent spent) sum += spent.Tokens;
            revision = stored.Revision;
        }

        return (sum, revision);
    }
}
