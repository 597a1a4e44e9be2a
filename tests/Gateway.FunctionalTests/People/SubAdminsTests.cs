using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;

namespace Aikynetix.Gateway.FunctionalTests.People;

/// <summary>Sub-admins are named, given clients and dismissed.</summary>
public sealed class SubAdminsTests
{
    private const string SubAdmins = "/admin-management/sub-admins/";

    [Fact]
    public async Task A_sub_admin_sees_exactly_the_clients_that_it_was_given()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        await admin.DoAsync(HttpMethod.Post, SubAdmins, """{"user_uid":"coach","display_name":"Coach"}""");
        var made = await admin.DoAsync(HttpMethod.Post, "/api-management/keys/", """{"role":"sub_admin","user_uid":"coach"}""");
        using var coach = host.With(made.GetProperty("token").GetString()!);
        var (care, ofCoach) = ($"{SubAdmins}coach/clients/{AccountJournal.DemoUser}/", $"{SubAdmins}coach/clients/");
        await coach.RefusesAsync(HttpMethod.Get, $"/client-management/clients/{AccountJournal.DemoUser}/", null, 403, "not-your-user");
        for (var twice = 0; twice < 2; twice++)
        {
            using var assigned = await admin.AskAsync(HttpMethod.Put, care);
            Assert.Equal(HttpStatusCode.NoContent, assigned.StatusCode);
        }

        Assert.Equal([AccountJournal.DemoUser], (await coach.DoAsync(HttpMethod.Get, "/client-management/clients/")).Names("clients"));
        Assert.Equal([AccountJournal.DemoUser], (await admin.DoAsync(HttpMethod.Get, ofCoach)).Names("clients"));
        using var taken = await admin.AskAsync(HttpMethod.Delete, care);
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        await admin.RefusesAsync(HttpMethod.Delete, care, null, 404, "user-not-found");
        Assert.Empty((await coach.DoAsync(HttpMethod.Get, "/client-management/clients/")).Names("clients"));

        using var dismissed = await admin.AskAsync(HttpMethod.Delete, SubAdmins + "coach/");
        Assert.Equal(HttpStatusCode.NoContent, dismissed.StatusCode);
        await coach.RefusesAsync(HttpMethod.Get, "/client-management/clients/", null, 401, "key-invalid");
        Assert.Empty((await admin.DoAsync(HttpMethod.Get, SubAdmins)).Names("sub_admins"));
        foreach (var path in new[] { SubAdmins + "coach/", care }) await admin.RefusesAsync(HttpMethod.Delete, path, null, 404, "user-not-found");
        await admin.RefusesAsync(HttpMethod.Put, care, null, 404, "user-not-found");
        await admin.RefusesAsync(HttpMethod.Get, ofCoach, null, 404, "user-not-found");
    }

    [Fact]
    public async Task Somebody_known_becomes_one_and_keeps_what_is_known()
    {
        await using var host = await GatewayHost.StartAsync();
        using var admin = host.With(GatewayHost.AdminKey);
        var named = await admin.DoAsync(HttpMethod.Post, SubAdmins, $$"""{"user_uid":"{{AccountJournal.DemoUser}}","age":50}""");
        Assert.Equal(("Demo client", 50), (named.GetProperty("display_name").GetString(), named.GetProperty("age").GetDouble()));
        var page = await admin.DoAsync(HttpMethod.Get, SubAdmins);
        Assert.Equal([AccountJournal.DemoUser], page.Names("sub_admins"));
        Assert.Equal(1, page.GetProperty("query_count").GetInt32());
        await admin.RefusesAsync(HttpMethod.Put, $"{SubAdmins}{AccountJournal.DemoUser}/clients/{AccountJournal.DemoUser}/", null, 400, "field-invalid");
        await admin.RefusesAsync(HttpMethod.Put, $"{SubAdmins}{AccountJournal.DemoUser}/clients/nobody/", null, 404, "user-not-found");
    }
}
