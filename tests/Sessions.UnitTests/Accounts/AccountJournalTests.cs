using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Sessions.UnitTests.Accounts;

/// <summary>People are known by an id of their own, checked, and found by their writer at once.</summary>
public sealed class AccountJournalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private Server _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AccountJournal Accounts => _server.Accounts;

    public async ValueTask InitializeAsync() => _server = await Server.StartAsync(_folder, _time);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_start_makes_the_demo_client_and_later_ones_leave_it_alone()
    {
        await Accounts.ChangeUserAsync(new UserProfile(AccountJournal.DemoUser) { DisplayName = "Renamed" }, Cancel);
        await _server.DisposeAsync();
        _server = await Server.StartAsync(_folder, _time);
        Assert.Equal("Renamed", (await Accounts.FindUserAsync("someUserId123", Cancel))!.DisplayName);
    }

    [Fact]
    public async Task A_user_is_found_as_written_and_a_change_replaces_everything_but_the_birth()
    {
        var born = _time.GetUtcNow();
        var full = new UserProfile("Ada.L@x-1")
        {
            DisplayName = "Ada",
            Email = "a@b.c",
            Phone = "+1",
            Gender = "female",
            Age = 36.5,
            HeightCm = 165,
            WeightKg = 58.2,
            Ycom = 0.957,
            LegLength = 84,
            ShoeSize = 39.5,
            Brand = "B",
            ShoeModel = "M",
            Plan = "pro",
        };
        var created = await Accounts.CreateUserAsync(full, Cancel);
        Assert.Equal(full with { CreatedAt = born }, created);
        Assert.Equal(created, await Accounts.FindUserAsync("Ada.L@x-1", Cancel));

        _time.Advance(TimeSpan.FromDays(1));
        await Accounts.ChangeUserAsync(new UserProfile("Ada.L@x-1") { Age = 37 }, Cancel);
        Assert.Equal(new UserProfile("Ada.L@x-1") { CreatedAt = born, Age = 37 }, await Accounts.FindUserAsync("Ada.L@x-1", Cancel));
        Assert.Null(await Accounts.FindUserAsync("ada.l@x-1", Cancel));
        Assert.Null(await Accounts.FindUserAsync("'; DROP TABLE users; --", Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("../a")]
    [InlineData("ä")]
    public async Task An_id_of_other_characters_is_refused(string uid) =>
        Assert.Equal(AccountProblem.Invalid, (await Rejects(new UserProfile(uid))).Problem);

    [Fact]
    public async Task A_value_that_no_person_has_is_refused_with_its_range()
    {
        Assert.Contains("64", (await Rejects(new UserProfile(new string('a', 65)))).Message, StringComparison.Ordinal);
        Assert.Contains("300", (await Rejects(new UserProfile("a") { HeightCm = 1.8 })).Message, StringComparison.Ordinal);
        Assert.Contains("700", (await Rejects(new UserProfile("a") { WeightKg = double.NaN })).Message, StringComparison.Ordinal);
        Assert.Contains("150", (await Rejects(new UserProfile("a") { Age = double.PositiveInfinity })).Message, StringComparison.Ordinal);
        Assert.Contains("200", (await Rejects(new UserProfile("a") { Email = new string('x', 201) })).Message, StringComparison.Ordinal);
        Assert.Contains("shoeSize", (await Rejects(new UserProfile("a") { ShoeSize = -1 })).Message, StringComparison.Ordinal);
        Assert.Contains("control", (await Rejects(new UserProfile("a") { DisplayName = "a\nb" })).Message, StringComparison.Ordinal);
        foreach (var address in new[] { "a", "@b", "a@", "a@b@c", "a b@c" })
            Assert.Contains("email", (await Rejects(new UserProfile("a") { Email = address })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_is_given_once_and_only_known_people_change()
    {
        Assert.Equal(AccountProblem.Exists, (await Rejects(new UserProfile(AccountJournal.DemoUser))).Problem);
        var unknown = await Assert.ThrowsAsync<AccountRejectedException>(() => Accounts.ChangeUserAsync(new UserProfile("nobody"), Cancel));
        Assert.Equal(AccountProblem.NotFound, unknown.Problem);
    }

    [Fact]
    public async Task A_sub_admin_sees_whom_it_was_given_until_taken_away()
    {
        foreach (var uid in new[] { "coach", "ann", "bob" }) await Accounts.CreateUserAsync(new UserProfile(uid), Cancel);
        foreach (var uid in new[] { "bob", "ann", "ann" }) await Accounts.AssignAsync("coach", uid, Cancel);
        Assert.Equal(["ann", "bob"], await Accounts.ClientsOfAsync("coach", Cancel));
        await Accounts.UnassignAsync("coach", "ann", Cancel);
        Assert.False(await Accounts.IsAssignedAsync("coach", "ann", Cancel));
        Assert.True(await Accounts.IsAssignedAsync("coach", "bob", Cancel));
        Assert.False(await Accounts.IsAssignedAsync("bob", "coach", Cancel));
        await Assert.ThrowsAsync<AccountRejectedException>(() => Accounts.UnassignAsync("coach", "ann", Cancel));
        await Assert.ThrowsAsync<AccountRejectedException>(() => Accounts.AssignAsync("coach", "nobody", Cancel));
    }

    private async Task<AccountRejectedException> Rejects(UserProfile profile) =>
        await Assert.ThrowsAsync<AccountRejectedException>(() => Accounts.CreateUserAsync(profile, Cancel));
}
