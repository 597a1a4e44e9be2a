using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Auth;
using Aikynetix.Gateway.Demo;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.Health;
using Aikynetix.Gateway.Ingest;
using Aikynetix.Gateway.Jobs;
using Aikynetix.Gateway.Listening;
using Aikynetix.Gateway.Live;
using Aikynetix.Gateway.Management;
using Aikynetix.Gateway.OpenApi;
using Aikynetix.Gateway.Pages;
using Aikynetix.Gateway.People;
using Aikynetix.Gateway.Render;
using Aikynetix.Gateway.Reports;
using Aikynetix.Gateway.Rpc;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Threads;
using Aikynetix.Gateway.Tus;
using Aikynetix.Gateway.Uploads;
using Aikynetix.Gateway.Videos;
using Aikynetix.Gateway.Webhooks;
using Aikynetix.Gateway.Whip;
using Aikynetix.Gateway.Wire;
using Aikynetix.Grpc.Server;
using Aikynetix.Inference;
using Aikynetix.Sessions;
using Aikynetix.Streaming;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway;

/// <summary>Puts the server together: settings, services, the way of a request, routes. The only composition root.</summary>
internal static class GatewayApp
{
    // What is no upload is a few short fields at most.
    private const long MaxBodyBytes = 64 << 10;

    private const long WriteBufferBytes = 12 << 10;

    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(10);

    /// <summary>Builds the server, ready to be started.</summary>
    /// <param name="args">Settings from the command line, e.g. <c>--urls http://0.0.0.0:80</c>.</param>
    /// <param name="first">Registers services that take the place of ours; tests use it.</param>
    /// <exception cref="OptionsValidationException">Settings are out of range; several come as an <see cref="AggregateException"/>.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? first = null)
    {
        // Settings are read once: watching them would watch every folder below the one in which the server is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The addresses are planned here; were they left to the framework too, it would warn at every start that the plan wins.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args, "--urls=", "--http_ports=", "--https_ports="],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection([new("urls", GatewaySettings.Urls(args))]);
        builder.Configuration.AddShortNames();
        WebApplication? app = null;
        builder.Logging.AddGatewayLogging(isStarted: () => app?.Lifetime.ApplicationStarted.IsCancellationRequested == true);
        // A viewer that stopped reading holds this much; what keeps downloads fast are the buffers of the system.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = WriteBufferBytes);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            // A device whose network is gone sends no farewell; only a ping that comes back tells that it is there.
            server.Limits.Http2.KeepAlivePingDelay = PingDelay;
            server.Limits.Http2.KeepAlivePingTimeout = PingDelay;
        });
        first?.Invoke(builder.Services);
        builder.Services.AddListening(builder.Configuration);
        builder.Services.AddGateway(builder.Configuration);

        app = builder.Build();
        // The host would check them too, but only after the first service of a wrong setting was made.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseGateway();
        app.MapGateway();
        return app;
    }

    /// <summary>Everything that also a command without a server needs: storage, decoding, inference, the analysis.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services, IConfiguration configuration) => services
        .AddSessions(options => configuration.GetSection(SessionsOptions.Section).Bind(options))
        .AddStreaming()
        .AddInference(configuration)
        .AddMotionAnalysis();

    private static void AddGateway(this IServiceCollection services, IConfiguration configuration) => services
        .AddCore(configuration)
        .AddApiKeys()
        .AddSingleton<SessionAccess>()
        .AddPeople()
        .AddUploads()
        .AddTus()
        .AddVideoLinks()
        .AddSingleton<SessionReader>()
        .AddSingleton<AthleteHistory>()
        .AddThreads()
        .AddReports()
        .AddManagement()
        .Configure<OpenApiOptions>("v1", options => options.AddSchemaTransformer<RunTotalsSchema>())
        .AddJobs()
        .AddRender()
        .AddDemo()
        .AddWebhooks()
        .AddAnalysisWorker()
        .AddLive()
        .AddIngest()
        .AddWhip()
        .AddRpc()
        .AddPages()
        .AddSingleton<Readiness>()
        .AddSingleton<RequestCounts>()
        .AddSingleton<MetricsPage>()
        .AddApiDescription()
        .ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));

    private static void UseGateway(this WebApplication app)
    {
        app.Use(ForbidSniffing);
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<WebPages>();
        app.UseRouting();
        app.UseCors();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseGrpcRefusal();
    }

    // What somebody uploaded must never be taken for a page of ours; set last, as an error clears the headers.
    private static Task ForbidSniffing(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static response =>
        {
            ((HttpResponse)response).Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    private static void MapGateway(this WebApplication app)
    {
        app.MapPeople();
        app.MapUploads();
        app.MapTus();
        app.MapActivities();
        app.MapExports();
        app.MapReports();
        app.MapThreads();
        app.MapRunTotal();
        app.MapStatus();
        app.MapManagement();
        app.MapAnalyses();
        app.MapVideos();
        app.MapAnalyzedVideo();
        app.MapStills();
        app.MapWebhooks();
        app.MapLive();
        app.MapWhip();
        app.MapRpc();
        app.MapHealth();
        app.MapLan();
        app.MapOpenApi("/openapi/{documentName}.json").DisableRateLimiting();
    }
}
