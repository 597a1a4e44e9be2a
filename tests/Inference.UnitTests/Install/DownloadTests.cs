using Aikynetix.Inference.Install;
using Aikynetix.Inference.Models;
using Microsoft.AspNetCore.Http;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>Whatever a server does, a download ends right, or with a sentence, and takes no more than it must.</summary>
public sealed class DownloadTests : PullTest
{
    private readonly byte[] _content = Random(300_000);

    [Fact]
    public async Task A_transfer_that_is_cut_goes_on_where_it_was()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(server.CutAfter(100_000));
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(["", "bytes=100000-"], server.Requests);
        Assert.Equal([100_000, 200_000], server.Sent);
        Assert.Equal([TimeSpan.FromSeconds(1)], Time.Waits);
    }

    [Fact]
    public async Task A_cancelled_pull_is_resumed_by_the_next_one()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(server.StallAfter(100_000));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        void StopAtThat(ModelTransfer transfer)
        {
            if (transfer.Bytes == 100_000) stop.Cancel();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Installer(server).InstallAsync(Entry(_content), StopAtThat, stop.Token));
        Assert.Equal(["tiny.onnx.part", "tiny.onnx.part.json"], Files());
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(["", "bytes=100000-"], server.Requests);
        Assert.Equal(200_000, server.Sent[^1]);
    }

    [Fact]
    public async Task A_silent_server_is_asked_again()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(server.StallAfter(100_000));
        void PassTime(ModelTransfer transfer)
        {
            if (transfer.Bytes == 100_000 && server.Requests.Count == 1) Time.PassLong();
        }

        await Installer(server).InstallAsync(Entry(_content), PassTime, Token);
        Assert.Equal(["", "bytes=100000-"], server.Requests);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_is_given_up_and_what_came_is_kept()
    {
        await using var server = await ModelServer.StartAsync(_content);
        for (var i = 0; i < 20; i++) server.Next(server.CutAfter(50_000));
        var message = await RefusalAsync(Installer(server), server, Entry(_content));
        Assert.Contains("goes on from there", message, StringComparison.Ordinal);
        Assert.Equal(6, server.Requests.Count);
        Assert.Equal([1, 2, 4, 8, 16], Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Contains("tiny.onnx.part", Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_content_is_refused_and_deleted(bool knowsLength)
    {
        await using var server = await ModelServer.StartAsync(Random(300_000, 2));
        Assert.Contains("sha256", await RefusalAsync(Installer(server), server, Entry(_content, knowsLength: knowsLength)), StringComparison.Ordinal);
        Assert.Empty(Files());
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_001)]
    [InlineData(2_000_000_000)]
    public async Task Another_length_is_refused_before_the_first_byte(int announced)
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(context =>
        {
            context.Response.ContentLength = announced;
            return context.Response.StartAsync(context.RequestAborted);
        });
        Assert.Contains($"{announced} bytes instead of 300000", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_without_end_is_cut_at_the_limit(bool knowsLength)
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(async context =>
        {
            // Far beyond the limit, and then never an end: who waits for one gets another refusal, if any.
            for (var sent = 0L; sent < 64 << 20; sent += _content.Length) await context.Response.Body.WriteAsync(_content, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var message = await RefusalAsync(Installer(server, maxBytes: 1 << 20), server, Entry(_content, knowsLength: knowsLength));
        Assert.Contains(knowsLength ? "more than 300000 bytes" : "more than 1048576 bytes", message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_announced_length_beyond_the_limit_is_refused()
    {
        await using var server = await ModelServer.StartAsync(_content);
        Assert.Contains("more than 1000 bytes", await RefusalAsync(Installer(server, maxBytes: 1000), server, Entry(_content, knowsLength: false)), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task A_refusal_is_told_at_once(int status)
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(Status(status));
        var message = await RefusalAsync(Installer(server), server, Entry(_content));
        Assert.All([$"answers {status}", "Models:Mirror"], part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(Status(status));
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_not_waited_for()
    {
        var server = await ModelServer.StartAsync(_content);
        await server.DisposeAsync();
        Assert.Contains("cannot be downloaded", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
        Assert.Empty(Time.Waits);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_redirect_is_followed()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(Redirect("/elsewhere"));
        await PullAsync(Installer(server), server, Entry(_content));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_where_nothing_is_encrypted_is_not_followed()
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(Redirect("http://models.example/tiny.onnx"));
        Assert.Contains("not encrypted", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_of_redirects_is_left()
    {
        await using var server = await ModelServer.StartAsync(_content);
        for (var i = 0; i < 100; i++) server.Next(Redirect("/tiny.onnx"));
        Assert.Contains("without end", await RefusalAsync(Installer(server), server, Entry(_content)), StringComparison.Ordinal);
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData("//[")]
    [InlineData("http://a b/")]
    public async Task A_redirect_to_what_is_no_address_is_told(string location)
    {
        await using var server = await ModelServer.StartAsync(_content);
        server.Next(Redirect(location));
        Assert.NotEmpty(await RefusalAsync(Installer(server), server, Entry(_content)));
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("https://models.example/a", "https://elsewhere.example/b", true)]
    [InlineData("https://models.example/a", "http://elsewhere.example/b", false)]
    [InlineData("https://models.example/a", "http://127.0.0.1:9000/b", false)]
    [InlineData("https://models.example/a", "https://localhost/b", false)]
    [InlineData("https://models.example/a", "http://[::1]/b", false)]
    [InlineData("http://127.0.0.1:1/a", "http://localhost:2/b", true)]
    public void No_server_elsewhere_leads_to_this_machine(string from, string to, bool may) => Assert.Equal(may, ModelOptions.MayLead(new Uri(from), new Uri(to)));

    [Fact]
    public async Task A_cause_is_told_itself_and_with_a_way_out()
    {
        await using var server = await ModelServer.StartAsync(_content);
        var mirror = new ModelOptions { Mirror = new UriBuilder(server.Address) { Scheme = "https" }.ToString() };
        var installer = new ModelInstaller(Folder, mirror, DownloadLimits.Default, (_, _) => [], (_, _, _) => Task.FromResult(Answer), Time);
        var message = await RefusalAsync(installer, server, Entry(_content));
        Assert.DoesNotContain("inner exception", message, StringComparison.Ordinal);
        Assert.Contains("Models:Mirror", message, StringComparison.Ordinal);
    }

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Func<HttpContext, Task> Redirect(string location) => context =>
    {
        context.Response.Redirect(location);
        return Task.CompletedTask;
    };
}
