using System.Text;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Events;

namespace Aikynetix.Sessions.UnitTests.Accounts;

/// <summary>A key opens the door exactly as long as it should, and its token is kept nowhere.</summary>
public sealed class KeyJournalTests : IAsyncLifetime
{
    private const string Preset = "preset-key-of-the-operator";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private KeyJournal Keys => _server.Keys;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(_folder, _time);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_key_is_good_at_once_for_its_user_and_role()
    {
        var made = await Keys.CreateAsync("phone", AccountRole.SubAdmin, AccountJournal.DemoUser, null, Cancel);
        var check = await Keys.CheckAsync(made.Token, Cancel);
        Assert.Equal(KeyVerdict.Valid, check.Verdict);
        Assert.Equal(made.Key, check.Key! with { LastUsedAt = null });
        Assert.Equal((AccountRole.SubAdmin, AccountJournal.DemoUser, "phone"), (check.Key.Role, check.Key.UserUid, check.Key.Title));
        Assert.StartsWith(made.Key.Prefix, made.Token, StringComparison.Ordinal);
        Assert.True(made.Token.Length >= 5 + 43, "256 bits in base64url are 43 characters");
    }

    [Fact]
    public async Task Every_other_token_is_unknown()
    {
        var made = await Keys.CreateAsync("phone", AccountRole.Admin, null, null, Cancel);
        var wrong = new List<string> { "", " ", made.Token + "x", made.Token[..^1], made.Key.Prefix, made.Key.Id, made.Token.ToUpperInvariant(), "ä", new('x', 100_000) };
        for (var i = 0; i < made.Token.Length; i++) wrong.Add(made.Token[..i] + (made.Token[i] == 'x' ? 'y' : 'x') + made.Token[(i + 1)..]);
        foreach (var token in wrong) Assert.Equal(new KeyCheck(KeyVerdict.Unknown, null), await Keys.CheckAsync(token, Cancel));
    }

    [Fact]
    public async Task No_file_of_the_data_folder_ever_holds_a_token()
    {
        var made = await Keys.CreateAsync("phone", AccountRole.Admin, null, null, Cancel);
        await Keys.CheckAsync(made.Token, Cancel);
        await _server.DisposeAsync();
        var secret = Encoding.UTF8.GetBytes(made.Token[10..]);
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(secret));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_then_on()
    {
        var made = await Keys.CreateAsync("phone", AccountRole.Admin, null, null, Cancel);
        await Keys.RevokeAsync(made.Key.Id, Cancel);
        await Keys.RevokeAsync(made.Key.Id, Cancel);
        Assert.Equal(KeyVerdict.Revoked, (await Keys.CheckAsync(made.Token, Cancel)).Verdict);
        Assert.Equal(AccountProblem.NotFound, (await Assert.ThrowsAsync<AccountRejectedException>(() => Keys.RevokeAsync("nobody", Cancel))).Problem);
    }

    [Fact]
    public async Task A_key_expires_at_its_moment()
    {
        var made = await Keys.CreateAsync("guest", AccountRole.Admin, null, _time.GetUtcNow().AddHours(1), Cancel);
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(KeyVerdict.Valid, (await Keys.CheckAsync(made.Token, Cancel)).Verdict);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(KeyVerdict.Expired, (await Keys.CheckAsync(made.Token, Cancel)).Verdict);
    }

    [Fact]
    public async Task A_key_that_could_not_work_is_not_made()
    {
        var rejected = new[]
        {
            await Rejects("x", AccountRole.User, null, null), await Rejects("x", AccountRole.User, "nobody", null),
            await Rejects("x", AccountRole.Admin, null, _time.GetUtcNow()), await Rejects(new string('x', 201), AccountRole.Admin, null, null),
            await Rejects("x", AccountRole.User, "../../a", null),
        };
        Assert.Equal(
            [AccountProblem.Invalid, AccountProblem.NotFound, AccountProblem.Invalid, AccountProblem.Invalid, AccountProblem.NotFound],
            rejected.Select(one => one.Problem));
        Assert.Empty(await Keys.ListAsync(Cancel));
    }

    [Fact]
    public async Task Use_is_recorded_at_most_once_an_hour()
    {
        var made = await Keys.CreateAsync("phone", AccountRole.Admin, null, null, Cancel);
        for (var minute = 0; minute < 130; minute++)
        {
            await Keys.CheckAsync(made.Token, Cancel);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var uses = await _server.Store.ReadAsync(StreamNames.Key(made.Key.Id), 1, Cancel).ToListAsync(Cancel);
        Assert.Equal(3, uses.Count);
        await _server.Runner.WaitForAsync(uses[^1].Position, Cancel);
        Assert.Equal(_time.GetUtcNow().AddMinutes(-10), Assert.Single(await Keys.ListAsync(Cancel)).LastUsedAt);
    }

    [Fact]
    public async Task The_preset_key_works_and_the_one_before_does_not()
    {
        await RestartAsync(Preset);
        Assert.Equal((KeyVerdict.Valid, AccountRole.Admin), await JudgeAsync(Preset));
        await RestartAsync(Preset + "2");
        Assert.Equal(KeyVerdict.Unknown, (await JudgeAsync(Preset)).Verdict);
        Assert.Equal(KeyVerdict.Valid, (await JudgeAsync(Preset + "2")).Verdict);
        await RestartAsync(null);
        Assert.Equal(KeyVerdict.Valid, (await JudgeAsync(Preset + "2")).Verdict);
        await RestartAsync(Preset);
        Assert.Equal(KeyVerdict.Valid, (await JudgeAsync(Preset)).Verdict);
        Assert.Equal(KeyVerdict.Unknown, (await JudgeAsync(Preset + "2")).Verdict);
        Assert.Single(await Keys.ListAsync(Cancel));
        Assert.DoesNotContain("operator", Assert.Single(await Keys.ListAsync(Cancel)).Prefix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_key_revoked_by_hand_stays_revoked_until_another_is_preset()
    {
        await RestartAsync(Preset);
        await Keys.RevokeAsync(Assert.Single(await Keys.ListAsync(Cancel)).Id, Cancel);
        await RestartAsync(Preset);
        Assert.Equal(KeyVerdict.Revoked, (await JudgeAsync(Preset)).Verdict);
        await RestartAsync(Preset + "2");
        Assert.Equal(KeyVerdict.Valid, (await JudgeAsync(Preset + "2")).Verdict);
    }

    [Fact]
    public async Task The_first_admin_key_is_made_once_and_again_only_when_all_are_gone()
    {
        var first = await Keys.EnsureAdminKeyAsync(Cancel);
        Assert.Equal(KeyVerdict.Valid, (await Keys.CheckAsync(first!.Token, Cancel)).Verdict);
        Assert.Null(await Keys.EnsureAdminKeyAsync(Cancel));
        await Keys.RevokeAsync(first.Key.Id, Cancel);
        Assert.NotNull(await Keys.EnsureAdminKeyAsync(Cancel));
    }

    [Fact]
    public async Task A_key_made_beside_the_running_server_opens_it()
    {
        await using var terminal = Server.Compose(_folder, _time);
        var made = await terminal.Keys.CreateAsync("terminal", AccountRole.User, AccountJournal.DemoUser, null, Cancel);
        var stored = await terminal.Store.ReadAsync(StreamNames.Key(made.Key.Id), 0, Cancel).SingleAsync(Cancel);
        var moved = _server.Runner.WaitForAsync(stored.Position, Cancel);
        while (!moved.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(KeyVerdict.Valid, (await Keys.CheckAsync(made.Token, Cancel)).Verdict);
    }

    private async Task<(KeyVerdict Verdict, AccountRole? Role)> JudgeAsync(string token)
    {
        var check = await Keys.CheckAsync(token, Cancel);
        return (check.Verdict, check.Key?.Role);
    }

    private async Task RestartAsync(string? preset)
    {
        await _server.DisposeAsync();
        _server = await Server.StartAsync(_folder, _time, options => options.AdminKey = preset);
    }

    private async Task<AccountRejectedException> Rejects(string title, AccountRole role, string? user, DateTimeOffset? expires) =>
        await Assert.ThrowsAsync<AccountRejectedException>(() => Keys.CreateAsync(title, role, user, expires, Cancel));
}
