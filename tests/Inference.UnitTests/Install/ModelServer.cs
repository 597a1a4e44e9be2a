using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>A real HTTP server on loopback that serves one file and does, request by request, what a test wants it to do.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<Func<HttpContext, Task>> _script = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _expected = long.MaxValue;

    private ModelServer(WebApplication app) => _app = app;

    public byte[] Content { get; set; } = [];

    public string? Tag { get; set; } = "\"one\"";

    public Uri Address { get; private set; } = null!;

    /// <summary>The Range header of every request, empty where it had none.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Bytes of content given to every answer.</summary>
    public List<long> Sent { get; } = [];

    public static async Task<ModelServer> StartAsync(byte[] content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app) { Content = content };
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return server;
    }

    /// <summary>What the next request without a script of its own gets.</summary>
    public void Next(Func<HttpContext, Task> answer) => _script.Enqueue(answer);

    /// <summary>Announces everything, sends the first bytes, and breaks the connection once they have arrived.</summary>
    public Func<HttpContext, Task> CutAfter(int bytes) => async context =>
    {
        lock (_lock) (_expected, _arrived) = (bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Head(context, 0);
        await SendAsync(context, Content.AsMemory(0, bytes));
        await _arrived.Task.WaitAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>Sends some bytes and then nothing until the client has had enough.</summary>
    public Func<HttpContext, Task> StallAfter(int bytes) => async context =>
    {
        Head(context, 0);
        await SendAsync(context, Content.AsMemory(0, bytes));
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>The client's own report of what has arrived.</summary>
    public void Arrived(long bytes)
    {
        lock (_lock)
        {
            if (bytes >= _expected) _arrived.TrySetResult();
        }
    }

    /// <summary>As web servers do it: the rest of the file when the client's version is still the current one, else all of it.</summary>
    public Task ServeAsync(HttpContext context) => ServeAsync(context, honoursIfRange: true);

    public Task ServeAsync(HttpContext context, bool honoursIfRange)
    {
        var request = context.Request.GetTypedHeaders();
        var isCurrent = !honoursIfRange || context.Request.Headers.IfRange.ToString() == (Tag ?? "-");
        var from = isCurrent ? request.Range?.Ranges.Single().From ?? 0 : 0;
        if (from >= Content.Length && Content.Length > 0)
        {
            context.Response.StatusCode = 416;
            return Task.CompletedTask;
        }

        Head(context, from);
        return SendAsync(context, Content.AsMemory((int)from));
    }

    public async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        lock (_lock) Sent.Add(bytes.Length);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private void Head(HttpContext context, long from)
    {
        context.Response.Headers.ETag = Tag;
        context.Response.ContentLength = Content.Length - from;
        if (from == 0) return;
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Func<HttpContext, Task>? answer;
        lock (_lock)
        {
            Requests.Add(context.Request.Headers.Range.ToString());
            _script.TryDequeue(out answer);
        }

        try
        {
            await (answer ?? ServeAsync)(context);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client left; what it got is its own affair.
        }
    }
}
