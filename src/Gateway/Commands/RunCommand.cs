using System.Net.Sockets;
using Aikynetix.Gateway.Listening;
using Aikynetix.Sessions.Accounts;
using Aikynetix.Sessions.Store;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Commands;

/// <summary>Runs the server until it is told to stop, and greets who starts it for the first time.</summary>
internal static class RunCommand
{
    private const int ThreadsPerCore = 4;

    /// <summary>Runs the server.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="output">Where the greeting goes.</param>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <exception cref="CommandException">The settings or the data folder do not allow a start.</exception>
    public static async Task RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        MakeRoomForModels();
        // A bare word for the setting would swallow the word behind it.
        args = Array.ConvertAll(args, word => word == "--lan" ? "--Listening:Lan=true" : word);
        await using var app = await StartAsync(args, cancellationToken);
        var key = await app.Services.GetRequiredService<KeyJournal>().EnsureAdminKeyAsync(cancellationToken);
        if (key is not null) Greet(output, key.Token, Address(app));
        if (app.Services.GetRequiredService<IOptions<ListeningOptions>>().Value.Lan) LanGreeting.Write(output, LanNetwork.Addresses(), LanPort(app));
        await app.WaitForShutdownAsync(cancellationToken);
    }

    // A model run holds a pool thread for milliseconds. With one thread a core, decoding and delivery would wait behind the runs of all cameras.
    private static void MakeRoomForModels()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsPerCore * Environment.ProcessorCount), completions);
    }

    private static async Task<WebApplication> StartAsync(string[] args, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        try
        {
            app = GatewayApp.Build(args);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch (Exception cause) when (Explain(cause, app?.Services.GetRequiredService<ListeningPlan>()) is { } sentence)
        {
            if (app is not null) await EndAsync(app, cancellationToken);
            throw new CommandException(sentence, cause);
        }
    }

    // What was started before the listening failed is stopped first: a worker that is loading its model must not lose it under its hands.
    private static async Task EndAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using (app) await app.StopAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Whoever starts a server with three wrong settings wants to hear of all three.
    private static string? Explain(Exception cause, ListeningPlan? plan) => cause switch
    {
        OptionsValidationException wrong => "Wrong settings:\n  " + string.Join("\n  ", wrong.Failures),
        AggregateException many when many.InnerExceptions.All(one => one is OptionsValidationException) =>
            "Wrong settings:\n  " + string.Join("\n  ", many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)),
        StoreUnavailableException or AccountRejectedException or InvalidDataException => cause.Message,
        InvalidOperationException or FormatException => "Wrong settings: " + cause.Message,
        IOException or SocketException when plan is { Points.Count: > 0 } => plan.Explain(cause),
        IOException or SocketException => $"The server cannot start: {cause.Message}",
        _ => null,
    };

    private static int LanPort(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Last()).Port;

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost:8080";

    private static void Greet(TextWriter output, string token, string address) => output.WriteLine($"""

        This is the first start. Your admin key, shown only now:

            {token}

        Try it with a clip of a clean, filmed from the side:

            curl -X POST {address}/weightlifting/management/sessions/ -H 'Authorization: API-KEY {token}' -F user_id={AccountJournal.DemoUser} -F exercise_name=clean -F barbell_mass=100 -F video=@clean.mp4

        """);
}
