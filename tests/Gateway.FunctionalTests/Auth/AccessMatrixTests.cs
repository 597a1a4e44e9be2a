using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Grpc.Server;
using Aikynetix.Sessions.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>Role × route × owner: every route that the server has, asked by everybody who could ask.</summary>
public sealed class AccessMatrixTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_stands_in_the_table_and_no_other()
    {
        await using var host = await GatewayHost.StartAsync();
        var rows = AccessTable.Rows.Select(row => row.Route).ToList();
        var routes = Routes(host).ToList();
        var lacking = routes.Except(rows).Select(route =>
            $"Nobody has said who may call '{route}'. Add one line to AccessTable.Rows: new(\"{route}\", \"<admin> <sub-admin of the owner> <other sub-admin> <owner> <other user> <nobody>\"), with the status that each gets.");
        var left = rows.Except(routes).Select(route => $"There is no route '{route}' any more: take its line out of AccessTable.Rows.");
        Assert.True(!lacking.Any() && !left.Any(), string.Join(Environment.NewLine, lacking.Concat(left)));
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.NotEmpty(routes);
    }

    [Fact]
    public async Task Everybody_gets_from_every_route_what_the_table_says()
    {
        await using var host = await GatewayHost.StartAsync("--Ingest:MaxCaptures=64", "--Ingest:MaxCapturesPerKey=64");
        // The one worker is busy to the end with this session, so that those of the table stay queued.
        host.Lifter.Close();
        await host.UploadAsync(await Clips.VideoAsync());
        var callers = await CallersAsync(host);
        var shared = await AccessWorld.MakeAsync(host);
        var wrong = new List<string>();
        var asked = 0;
        foreach (var row in AccessTable.Rows)
        {
            for (var caller = 0; caller < callers.Length; caller++)
            {
                // What a request changes must not be there for the next one.
                var world = row.Method is "GET" or "HEAD" or "OPTIONS" or "ANY" ? shared : await AccessWorld.MakeAsync(host);
                var (name, column, key) = callers[caller];
                var status = await AskAsync(host, row, world, key ?? (name == "owner" ? world.Key.Token : null));
                asked++;
                if (status != row.Statuses[column]) wrong.Add($"{row.Route} by {name}: {status}, not {row.Statuses[column]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Equal(AccessTable.Rows.Length * 8, asked);
    }

    [Fact]
    public async Task Every_method_of_gRPC_needs_a_key_or_says_that_it_is_open_to_all()
    {
        await using var host = await GatewayHost.StartAsync();
        var methods = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(IsRpc).ToList();
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.NotEqual(method.Metadata.GetMetadata<IAuthorizeData>() is null, method.Metadata.GetMetadata<OpenToAll>() is null));
    }

    // Asked over their own protocol in RpcTests.
    private static bool IsRpc(Microsoft.AspNetCore.Http.Endpoint endpoint) => endpoint.Metadata.GetMetadata<GrpcMethod>() is not null;

    private static IEnumerable<string> Routes(GatewayHost host) =>
        from route in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where !IsRpc(route)
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{method} /{route.RoutePattern.RawText!.TrimStart('/')}";

    // With the column of the table that is theirs; the owner's key changes with the owner.
    private static async Task<(string Name, int Column, string? Key)[]> CallersAsync(GatewayHost host)
    {
        var accounts = host.Services.GetRequiredService<AccountJournal>();
        foreach (var uid in new[] { AccessWorld.Coach, "far-coach", "other" }) await accounts.CreateUserAsync(new UserProfile(uid), Token);
        var keys = host.Services.GetRequiredService<KeyJournal>();
        var now = host.Time.GetUtcNow();
        var coach = await keys.CreateAsync("coach", AccountRole.SubAdmin, AccessWorld.Coach, null, Token);
        var far = await keys.CreateAsync("far", AccountRole.SubAdmin, "far-coach", null, Token);
        var other = await keys.CreateAsync("other", AccountRole.User, "other", null, Token);
        var revoked = await keys.CreateAsync("revoked", AccountRole.Admin, null, null, Token);
        var expired = await keys.CreateAsync("expired", AccountRole.Admin, null, now.AddMinutes(1), Token);
        await keys.RevokeAsync(revoked.Key.Id, Token);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        return
        [
            ("admin", 0, GatewayHost.AdminKey), ("coach", 1, coach.Token), ("other coach", 2, far.Token), ("owner", 3, null), ("other user", 4, other.Token),
            ("nobody", 5, null), ("a revoked key", 5, revoked.Token), ("an expired key", 5, expired.Token),
        ];
    }

    private static async Task<int> AskAsync(GatewayHost host, AccessRow row, AccessWorld world, string? key)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(row.Method == "ANY" ? row.Verb : row.Method), new Uri(world.PathOf(row), UriKind.Relative));
        request.Content = row.Body(world);
        if (key is not null) request.Headers.TryAddWithoutValidation("API-KEY", key);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return (int)response.StatusCode;
    }
}
