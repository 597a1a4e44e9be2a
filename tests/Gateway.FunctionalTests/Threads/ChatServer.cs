using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Gateway.FunctionalTests.Threads;

/// <summary>A real HTTP server that speaks the chat API, or does whatever a test tells it instead; it keeps what it was asked.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatServer(WebApplication app) => _app = app;

    /// <summary>What it does with the n-th question, from 0.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) => SayAsync(context, "Keep driving with the legs. Finish tall.");

    /// <summary>The bodies of all questions, and the keys that they came with.</summary>
    public ConcurrentQueue<(string Body, string? Key)> Asked { get; } = new();

    public string Endpoint => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1";

    public static async Task<ChatServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ChatServer(app);
        app.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            server.Asked.Enqueue((body, context.Request.Headers.Authorization));
            await server.Answer(context, server.Asked.Count - 1);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers as such an API does.</summary>
    public static Task SayAsync(HttpContext context, string text, int tokens = 120)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content = text } } }, usage = new { total_tokens = tokens } }),
            context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
