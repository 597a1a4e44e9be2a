using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Projections;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.Accounts;

/// <summary>The people whose sessions are kept, and which sub-admin looks after whom.</summary>
public sealed class AccountJournal
{
    /// <summary>The client that the first start creates, so that the documented calls run as they stand.</summary>
    public const string DemoUser = "someUserId123";

    // The body of the rendered athletes in the demo clips.
    private static readonly UserProfile DemoAthlete = new(SessionDraft.DemoOwner) { DisplayName = "Demo athlete", HeightCm = 175, WeightKg = 75, Age = 28 };

    private readonly IEventStore _store;
    private readonly ReadModel _model;
    private readonly ProjectionRunner _runner;
    private readonly TimeProvider _time;

    internal AccountJournal(IEventStore store, ReadModel model, ProjectionRunner runner, TimeProvider time) =>
        (_store, _model, _runner, _time) = (store, model, runner, time);

    /// <summary>Makes a person known.</summary>
    /// <exception cref="AccountRejectedException">The profile has a fault, or the id is taken.</exception>
    public async Task<UserProfile> CreateUserAsync(UserProfile profile, CancellationToken cancellationToken)
    {
        ThrowIfFaulty(profile);
        try
        {
            var now = _time.GetUtcNow();
            await AppendAsync(profile.UserUid, ExpectedRevision.NoStream, ToFact(profile, now), cancellationToken);
            return profile with { CreatedAt = now };
        }
        catch (WrongExpectedRevisionException)
        {
            throw new AccountRejectedException(AccountProblem.Exists, $"There is a user '{profile.UserUid}' already.");
        }
    }

    /// <summary>Replaces everything known about a person.</summary>
    /// <exception cref="AccountRejectedException">The profile has a fault, or there is no such user.</exception>
    public async Task<UserProfile> ChangeUserAsync(UserProfile profile, CancellationToken cancellationToken)
    {
        ThrowIfFaulty(profile);
        var known = await FindUserAsync(profile.UserUid, cancellationToken) ?? throw Unknown(profile.UserUid);
        await AppendAsync(profile.UserUid, ExpectedRevision.Any, ToFact(profile, _time.GetUtcNow()), cancellationToken);
        return profile with { CreatedAt = known.CreatedAt };
    }

    /// <summary>The person of that id, or null; any text may be asked for.</summary>
    public Task<UserProfile?> FindUserAsync(string userUid, CancellationToken cancellationToken) => userUid == SessionDraft.DemoOwner
        ? Task.FromResult<UserProfile?>(DemoAthlete)
        : Task.Run(() => _model.Query(rows => UserRows.Find(rows, userUid)) is { } row ? FromRow(row) : null, cancellationToken);

    /// <summary>Everybody, in the order in which they became known.</summary>
    public Task<IReadOnlyList<UserProfile>> ListUsersAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<UserProfile>>(() => [.. _model.Query(UserRows.List).Select(FromRow)], cancellationToken);

    /// <summary>Puts a client into a sub-admin's care; doing so twice changes nothing.</summary>
    /// <exception cref="AccountRejectedException">One of them is not known.</exception>
    public async Task AssignAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken)
    {
        foreach (var uid in new[] { subAdminUid, clientUid })
            if (await FindUserAsync(uid, cancellationToken) is null) throw Unknown(uid);
        await AppendAsync(subAdminUid, ExpectedRevision.Any, new ClientAssigned(clientUid), cancellationToken);
    }

    /// <summary>Takes a client out of a sub-admin's care.</summary>
    /// <exception cref="AccountRejectedException">The client is not in that care.</exception>
    public async Task UnassignAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken)
    {
        if (!await IsAssignedAsync(subAdminUid, clientUid, cancellationToken))
            throw new AccountRejectedException(AccountProblem.NotFound, $"'{clientUid}' is not assigned to '{subAdminUid}'.");
        await AppendAsync(subAdminUid, ExpectedRevision.Any, new ClientUnassigned(clientUid), cancellationToken);
    }

    /// <summary>Whether the client is in the sub-admin's care.</summary>
    public Task<bool> IsAssignedAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken) =>
        Task.Run(() => _model.Query(rows => UserRows.IsAssigned(rows, subAdminUid, clientUid)), cancellationToken);

    /// <summary>Ids of the clients in the sub-admin's care.</summary>
    public Task<IReadOnlyList<string>> ClientsOfAsync(string subAdminUid, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<string>>(() => _model.Query(rows => UserRows.ClientsOf(rows, subAdminUid)), cancellationToken);

    /// <summary>Creates <see cref="DemoUser"/> unless it was ever created.</summary>
    internal async Task EnsureDemoUserAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CreateUserAsync(new UserProfile(DemoUser) { DisplayName = "Demo client" }, cancellationToken);
        }
        catch (AccountRejectedException rejected) when (rejected.Problem == AccountProblem.Exists)
        {
        }
    }

    private static void ThrowIfFaulty(UserProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.FindFault() is { } fault) throw new AccountRejectedException(AccountProblem.Invalid, fault);
    }

    private static AccountRejectedException Unknown(string userUid) =>
        new(AccountProblem.NotFound, $"There is no user '{userUid}'.");

    private static UserChanged ToFact(UserProfile profile, DateTimeOffset now) => new(
        now, profile.DisplayName, profile.Email, profile.Phone, profile.Gender, profile.Age, profile.HeightCm, profile.WeightKg);

    private static UserProfile FromRow(UserRow row) => new(row.UserUid)
    {
        CreatedAt = row.CreatedAt,
        DisplayName = row.DisplayName,
        Email = row.Email,
        Phone = row.Phone,
        Gender = row.Gender,
        Age = row.Age,
        HeightCm = row.HeightCm,
        WeightKg = row.WeightKg,
    };

    private async Task AppendAsync(string userUid, ExpectedRevision expected, IFact fact, CancellationToken cancellationToken)
    {
        var stored = await _store.AppendAsync(StreamNames.User(userUid), expected, [FactFormat.Write(fact)], cancellationToken);
        await _runner.WaitForAsync(stored.Position, cancellationToken);
    }
}
