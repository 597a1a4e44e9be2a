using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;

namespace Aikynetix.Sessions.UnitTests.Accounts;

/// <summary>Who is deleted is out at once and for good, and is remembered until everything of theirs has gone.</summary>
public sealed class LeavingJournalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await Server.StartAsync(_folder, _time);
        foreach (var uid in new[] { "coach", "ann", "bob" }) await _server.Accounts.CreateUserAsync(new UserProfile(uid) { DisplayName = "Name " + uid }, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_word_ends_profile_keys_and_care_and_no_rebuild_brings_them_back(bool rebuilt)
    {
        await _server.Accounts.AssignAsync("coach", "ann", Cancel);
        var key = await _server.Keys.CreateAsync("phone", AccountRole.User, "ann", null, Cancel);
        var other = await _server.Keys.CreateAsync("phone", AccountRole.User, "bob", null, Cancel);
        await _server.Leaving.DeleteAsync("ann", keepSessions: true, Cancel);
        // A word that crossed the deletion comes to nothing.
        await _server.AppendAsync(StreamNames.User("coach"), FactFormat.Write(new ClientAssigned("ann")));
        await _server.AppendAsync(StreamNames.User("ann"), FactFormat.Write(new UserChanged(_time.GetUtcNow(), "Back")));
        await _server.AppendAsync(
            StreamNames.Key("late"), FactFormat.Write(new KeyCreated("aa", "aiky_", "late", nameof(AccountRole.User), _time.GetUtcNow(), "ann")));
        if (rebuilt) await RebuildAsync();

        Assert.Null(await _server.Accounts.FindUserAsync("ann", Cancel));
        Assert.Empty(await _server.Accounts.ClientsOfAsync("coach", Cancel));
        Assert.Equal(KeyVerdict.Revoked, (await _server.Keys.CheckAsync(key.Token, Cancel)).Verdict);
        Assert.Equal(KeyVerdict.Valid, (await _server.Keys.CheckAsync(other.Token, Cancel)).Verdict);
        Assert.All((await _server.Keys.ListAsync(Cancel)).Where(one => one.UserUid == "ann"), one => Assert.NotNull(one.RevokedAt));
        Assert.Equal([new LeavingUser("ann", KeepSessions: true)], await _server.Leaving.ListAsync(Cancel));
        await _server.Leaving.ForgetAsync("ann", Cancel);
        Assert.Empty(await _server.Leaving.ListAsync(Cancel));
    }

    [Fact]
    public async Task The_id_is_never_given_again_and_nothing_is_said_of_who_is_gone()
    {
        await _server.Leaving.DeleteAsync("ann", keepSessions: false, Cancel);
        Assert.Equal(AccountProblem.Exists, await ProblemAsync(() => _server.Accounts.CreateUserAsync(new UserProfile("ann"), Cancel)));
        Assert.Equal(AccountProblem.NotFound, await ProblemAsync(() => _server.Accounts.ChangeUserAsync(new UserProfile("ann"), Cancel)));
        Assert.Equal(AccountProblem.NotFound, await ProblemAsync(() => _server.Keys.CreateAsync("x", AccountRole.User, "ann", null, Cancel)));
        Assert.Equal(AccountProblem.NotFound, await ProblemAsync(() => _server.Leaving.DeleteAsync("ann", false, Cancel)));
        Assert.Equal(AccountProblem.NotFound, await ProblemAsync(() => _server.Accounts.AppointAsync("ann", Cancel)));
    }

    [Fact]
    public async Task The_last_admin_key_stays_whoever_is_deleted()
    {
        await _server.Keys.CreateAsync("admin", AccountRole.Admin, "ann", null, Cancel);
        Assert.Equal(AccountProblem.LastAdminKey, await ProblemAsync(() => _server.Leaving.DeleteAsync("ann", false, Cancel)));
        await _server.Keys.CreateAsync("admin", AccountRole.Admin, null, null, Cancel);
        await _server.Leaving.DeleteAsync("ann", false, Cancel);
        Assert.Null(await _server.Accounts.FindUserAsync("ann", Cancel));
    }

    [Fact]
    public async Task Of_two_that_switch_each_other_off_at_once_one_admin_key_stays()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _server.Keys.CreateAsync("admin", AccountRole.Admin, null, null, Cancel)));
        var ends = await Task.WhenAll(keys.Select(async key =>
        {
            try
            {
                await _server.Keys.ChangeAsync(key.Key.Id, new KeyChange(null, false, null, true), Cancel);
                return true;
            }
            catch (AccountRejectedException refused) when (refused.Problem == AccountProblem.LastAdminKey)
            {
                return false;
            }
        }));
        Assert.Equal(3, ends.Count(ended => ended));
        Assert.Single(await _server.Keys.ListAsync(Cancel), key => key.RevokedAt is null);
    }

    [Fact]
    public async Task A_dismissed_sub_admin_loses_clients_and_such_keys_and_stays_a_person()
    {
        await _server.Accounts.AppointAsync("coach", Cancel);
        await _server.Accounts.AssignAsync("coach", "ann", Cancel);
        var (own, wide) = (await _server.Keys.CreateAsync("own", AccountRole.User, "coach", null, Cancel), await _server.Keys.CreateAsync("wide", AccountRole.SubAdmin, "coach", null, Cancel));
        Assert.Equal("coach", Assert.Single((await _server.Accounts.PageOfSubAdminsAsync(null, 10, Cancel)).Items).UserUid);
        await _server.Accounts.DismissAsync("coach", Cancel);
        Assert.Empty((await _server.Accounts.PageOfSubAdminsAsync(null, 10, Cancel)).Items);
        Assert.Empty(await _server.Accounts.ClientsOfAsync("coach", Cancel));
        Assert.Equal(KeyVerdict.Valid, (await _server.Keys.CheckAsync(own.Token, Cancel)).Verdict);
        Assert.Equal(KeyVerdict.Revoked, (await _server.Keys.CheckAsync(wide.Token, Cancel)).Verdict);
        Assert.NotNull(await _server.Accounts.FindUserAsync("coach", Cancel));
        await _server.Keys.CreateAsync("again", AccountRole.SubAdmin, "coach", null, Cancel);
        Assert.True(await _server.Accounts.IsSubAdminAsync("coach", Cancel));
    }

    [Fact]
    public async Task Pages_hold_everybody_once_in_order()
    {
        for (var number = 0; number < 23; number++)
        {
            if (number % 3 == 0) _time.Advance(TimeSpan.FromSeconds(1));
            await _server.Accounts.CreateUserAsync(new UserProfile($"p-{(number * 7) % 23:00}"), Cancel);
        }

        var all = (await _server.Accounts.ListUsersAsync(Cancel)).Select(user => user.UserUid).ToArray();
        var seen = new List<string>();
        while (await _server.Accounts.PageAsync(null, null, seen.LastOrDefault(), 4, Cancel) is { Items.Count: > 0 } page)
        {
            Assert.Equal(all.Length, page.Total);
            seen.AddRange(page.Items.Select(user => user.UserUid));
        }

        Assert.Equal(all, seen);
        Assert.Empty((await _server.Accounts.PageAsync(null, null, "nobody", 4, Cancel)).Items);
    }

    private static async Task<AccountProblem> ProblemAsync(Func<Task> change) => (await Assert.ThrowsAsync<AccountRejectedException>(change)).Problem;

    private async Task RebuildAsync()
    {
        await _server.DisposeAsync();
        foreach (var file in Directory.GetFiles(_folder.Path, "read-model.db*")) File.Delete(file);
        _server = await Server.StartAsync(_folder, _time);
    }
}
