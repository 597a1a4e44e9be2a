namespace Aikynetix.Sessions.Accounts;

/// <summary>A change to users or keys that cannot be made; the message tells the caller why.</summary>
public sealed class AccountRejectedException(AccountProblem problem, string message) : Exception(message)
{
    /// <summary>What kind of reason it is.</summary>
    public AccountProblem Problem { get; } = problem;
}
