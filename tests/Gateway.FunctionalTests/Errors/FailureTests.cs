using System.Net;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Blobs;
using Aikynetix.Sessions.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Gateway.FunctionalTests.Errors;

/// <summary>Everything that fails outside the handlers is told in the same form, and nothing of the inside gets out.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("/nothing/here/")]
    [InlineData("/weightlifting/")]
    [InlineData("/weightlifting/sessions/00000000000000000000000000000000/nothing/")]
    public async Task An_unknown_address_is_404(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await host.GetAsync(path);
        await response.IsErrorAsync(HttpStatusCode.NotFound, "route-not-found");
    }

    [Theory]
    [InlineData("DELETE", "/healthz", "GET")]
    [InlineData("GET", "/weightlifting/sessions/", "POST")]
    [InlineData("PUT", "/weightlifting/sessions/00000000000000000000000000000000/", "GET")]
    public async Task A_wrong_method_is_405_with_those_that_work(string method, string path, string allowed)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var response = await host.SendAsync(request);
        await response.IsErrorAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task An_unexpected_failure_is_500_with_a_trace_id_and_nothing_of_the_inside()
    {
        await using var host = await WithBlobsAsync(new InvalidOperationException("secret detail"));
        using var form = UploadForms.Form([1], ("user_id", AccountJournal.DemoUser), ("exercise_name", "clean"));
        using var response = await host.PostAsync("/weightlifting/management/sessions/", form);
        await response.IsErrorAsync(HttpStatusCode.InternalServerError, "internal-error");
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "storage-full")]
    [InlineData(false, "store-unavailable")]
    public async Task A_store_that_refuses_is_503(bool full, string code)
    {
        await using var host = await WithBlobsAsync(new StoreUnavailableException("/secret/path is full", full));
        using var form = UploadForms.Form([1], ("user_id", AccountJournal.DemoUser), ("exercise_name", "clean"));
        using var response = await host.PostAsync("/weightlifting/management/sessions/", form);
        await response.IsErrorAsync(HttpStatusCode.ServiceUnavailable, code);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<GatewayHost> WithBlobsAsync(Exception failure) =>
        GatewayHost.StartAsync(null, services => services.AddSingleton<IBlobStore>(new FailingBlobs(failure)));

    private sealed class FailingBlobs(Exception failure) : IBlobStore
    {
        public Task<BlobInfo> WriteAsync(string name, Stream content, CancellationToken cancellationToken) => throw failure;

        public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) => throw failure;

        public Task<BlobFile> FetchAsync(string name, CancellationToken cancellationToken) => throw failure;

        public Task<long?> FindLengthAsync(string name, CancellationToken cancellationToken) => throw failure;

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<string>> FindAsync(string beginning, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

        public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}
