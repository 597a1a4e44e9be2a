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

    private readonly AccountStore _accounts;

    internal AccountJournal(AccountStore accounts) => _accounts = accounts;

    /// <summary>Makes a person known.</summary>
    /// <exception cref="AccountRejectedException">The profile has a fault, or the id is taken.</exception>
    public Task<UserProfile> CreateUserAsync(UserProfile profile, CancellationToken cancellationToken) =>
        CreateUserAsync(profile, inCareOf: null, cancellationToken);

    /// <summary>Makes a person known and, in the same breath, a client of a sub-admin.</summary>
    /// <param name="profile">The person.</param>
    /// <param name="inCareOf">The sub-admin; null for nobody's client.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <exception cref="AccountRejectedException">The profile has a fault, or the id is taken or was that of somebody deleted.</exception>
    public async Task<UserProfile> CreateUserAsync(UserProfile profile, string? inCareOf, CancellationToken cancellationToken)
    {
        ThrowIfFaulty(profile);
        try
        {
            var now = _accounts.Now;
            await _accounts.AppendToUserAsync(profile.UserUid, ExpectedRevision.NoStream, ToFact(profile, now) with { InCareOf = inCareOf }, cancellationToken);
            return profile with { CreatedAt = now };
        }
        catch (WrongExpectedRevisionException)
        {
            throw new AccountRejectedException(AccountProblem.Exists, $"The id '{profile.UserUid}' is taken, or was that of somebody deleted; choose another.");
        }
    }

    /// <summary>Replaces everything known about a person.</summary>
    /// <exception cref="AccountRejectedException">The profile has a fault, or there is no such user.</exception>
    public async Task<UserProfile> ChangeUserAsync(UserProfile profile, CancellationToken cancellationToken)
    {
        ThrowIfFaulty(profile);
        // Nothing may be written about somebody who is being deleted: what was known of them is about to be erased.
        await _accounts.Turn.WaitAsync(cancellationToken);
        try
        {
            var known = await FindUserAsync(profile.UserUid, cancellationToken) ?? throw Unknown(profile.UserUid);
            await _accounts.AppendToUserAsync(profile.UserUid, ExpectedRevision.Any, ToFact(profile, _accounts.Now), cancellationToken);
            return profile with { CreatedAt = known.CreatedAt };
        }
        finally
        {
            _accounts.Turn.Release();
        }
    }

    /// <summary>The person of that id, or null; any text may be asked for.</summary>
    public async Task<UserProfile?> FindUserAsync(string userUid, CancellationToken cancellationToken)
    {
        if (userUid == SessionDraft.DemoOwner) return DemoAthlete;
        return await _accounts.Rows.QueryAsync(rows => UserRows.Find(rows, userUid), cancellationToken) is { } row ? FromRow(row) : null;
    }

    /// <summary>Everybody, in the order in which they became known.</summary>
    public async Task<IReadOnlyList<UserProfile>> ListUsersAsync(CancellationToken cancellationToken) =>
        [.. (await _accounts.Rows.QueryAsync(UserRows.List, cancellationToken)).Select(FromRow)];

    /// <summary>People in the order in which they became known.</summary>
    /// <param name="inCareOf">Only the clients of this sub-admin; null for everybody.</param>
    /// <param name="only">Only the person of this id, if it is one of them; null for all of them.</param>
    /// <param name="after">Only those behind this person; null begins with the first. An unknown one has nobody behind.</param>
    /// <param name="limit">At most so many, 1 or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<Page<UserProfile>> PageAsync(string? inCareOf, string? only, string? after, int limit, CancellationToken cancellationToken) =>
        PageAsync(new UserQuery { InCareOf = inCareOf, Only = only }, after, limit, cancellationToken);

    /// <summary>The sub-admins in the order in which they became known; as <see cref="PageAsync(string?, string?, string?, int, CancellationToken)"/>.</summary>
    public Task<Page<UserProfile>> PageOfSubAdminsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        PageAsync(new UserQuery { SubAdmins = true }, after, limit, cancellationToken);

    /// <summary>Whether the person may be given clients to look after.</summary>
    public Task<bool> IsSubAdminAsync(string userUid, CancellationToken cancellationToken) =>
        _accounts.Rows.QueryAsync(rows => CareRows.IsSubAdmin(rows, userUid), cancellationToken);

    /// <summary>Makes a person a sub-admin; doing so twice changes nothing.</summary>
    /// <exception cref="AccountRejectedException">There is no such user.</exception>
    public async Task AppointAsync(string userUid, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(userUid, cancellationToken) is null) throw Unknown(userUid);
        if (await IsSubAdminAsync(userUid, cancellationToken)) return;
        await _accounts.AppendToUserAsync(userUid, ExpectedRevision.Any, new SubAdminAppointed(_accounts.Now), cancellationToken);
    }

    /// <summary>Takes a sub-admin's clients and its keys of that role away; the person stays.</summary>
    /// <exception cref="AccountRejectedException">There is no such sub-admin.</exception>
    public async Task DismissAsync(string userUid, CancellationToken cancellationToken)
    {
        if (!await IsSubAdminAsync(userUid, cancellationToken)) throw new AccountRejectedException(AccountProblem.NotFound, $"'{userUid}' is no sub-admin.");
        await _accounts.AppendToUserAsync(userUid, ExpectedRevision.Any, new SubAdminDismissed(_accounts.Now), cancellationToken);
    }

    /// <summary>Puts a client into a sub-admin's care; doing so twice changes nothing.</summary>
    /// <exception cref="AccountRejectedException">One of them is not known.</exception>
    public async Task AssignAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken)
    {
        foreach (var uid in new[] { subAdminUid, clientUid })
            if (await FindUserAsync(uid, cancellationToken) is null) throw Unknown(uid);
        await _accounts.AppendToUserAsync(subAdminUid, ExpectedRevision.Any, new ClientAssigned(clientUid), cancellationToken);
    }

    /// <summary>Takes a client out of a sub-admin's care.</summary>
    /// <exception cref="AccountRejectedException">The client is not in that care.</exception>
    public async Task UnassignAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken)
    {
        if (!await IsAssignedAsync(subAdminUid, clientUid, cancellationToken))
            throw new AccountRejectedException(AccountProblem.NotFound, $"'{clientUid}' is not assigned to '{subAdminUid}'.");
        await _accounts.AppendToUserAsync(subAdminUid, ExpectedRevision.Any, new ClientUnassigned(clientUid), cancellationToken);
    }

    /// <summary>Whether the client is in the sub-admin's care.</summary>
    public Task<bool> IsAssignedAsync(string subAdminUid, string clientUid, CancellationToken cancellationToken) =>
        _accounts.Rows.QueryAsync(rows => CareRows.IsAssigned(rows, subAdminUid, clientUid), cancellationToken);

    /// <summary>Ids of the clients in the sub-admin's care.</summary>
    public async Task<IReadOnlyList<string>> ClientsOfAsync(string subAdminUid, CancellationToken cancellationToken) =>
        await _accounts.Rows.QueryAsync(rows => CareRows.ClientsOf(rows, subAdminUid), cancellationToken);

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
        now, profile.DisplayName, profile.Email, profile.Phone, profile.Gender, profile.Age, profile.HeightCm, profile.WeightKg,
        profile.Ycom, profile.LegLength, profile.ShoeSize, profile.Brand, profile.ShoeModel, profile.Plan);

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
        Ycom = row.Ycom,
        LegLength = row.LegLength,
        ShoeSize = row.ShoeSize,
        Brand = row.Brand,
        ShoeModel = row.ShoeModel,
        Plan = row.Plan,
    };

    private Task<Page<UserProfile>> PageAsync(UserQuery query, string? after, int limit, CancellationToken cancellationToken) => _accounts.Rows.QueryAsync(
        rows => new Page<UserProfile>([.. UserRows.Page(rows, query, after, limit).Select(FromRow)], UserRows.Count(rows, query)), cancellationToken);
}
