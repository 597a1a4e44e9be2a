using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Sessions.UnitTests.Accounts;

/// <summary>Sessions are counted by the calendar month in UTC, each once.</summary>
public sealed class SessionCountsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_session_counts_in_its_month_once_whether_it_is_coming_or_there()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using var server = await Server.StartAsync(folder, time);
        var first = time.GetUtcNow();
        var (one, two) = (Server.Draft(), Server.Draft());
        await server.Sessions.CreateAsync(one, Cancel);
        Assert.Equal((1, 0), (await CountAsync(first), await CountAsync(first, "bob")));
        Assert.Equal((1, 2), (await CountAsync(first, coming: one.Id), await CountAsync(first, coming: two.Id)));

        var next = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        time.Advance(next - first - TimeSpan.FromTicks(1));
        await server.Sessions.CreateAsync(two, Cancel);
        time.Advance(TimeSpan.FromTicks(1));
        await server.Sessions.CreateAsync(Server.Draft(), Cancel);
        Assert.Equal((2, 1), (await CountAsync(first), await CountAsync(next)));
        Assert.Equal(2, await CountAsync(next.ToOffset(TimeSpan.FromHours(-5)) - TimeSpan.FromTicks(1)));

        Task<int> CountAsync(DateTimeOffset moment, string user = AccountJournal.DemoUser, string? coming = null) =>
            server.Counts.InMonthAsync(user, moment, coming is null ? [] : [coming], Cancel);
    }
}
