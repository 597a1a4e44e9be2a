using System.IO.Pipelines;
using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Weightlifting;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Sessions;
using Aikynetix.Gateway.Wire;
using Aikynetix.Inference.Models;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Commands;

/// <summary>Analyzes one clip in the terminal by the same path as the server: progress, a table of metrics, an export file.</summary>
internal static class AnalyzeCommand
{
    private static readonly string[] Names = ["exercise", "barbell-mass", "plate-diameter", "athlete-height", "athlete-mass", "out"];

    /// <summary>Runs the analysis.</summary>
    /// <param name="words">What stands after <c>analyze</c>.</param>
    /// <param name="console">Where progress and the table go.</param>
    /// <param name="first">Registers services that take the place of ours; tests use it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">A word is wrong, or the clip cannot be analyzed.</exception>
    public static async Task RunAsync(string[] words, Terminal console, Action<IServiceCollection>? first, CancellationToken cancellationToken)
    {
        var arguments = Arguments.Parse(words, Names);
        var clip = arguments.Word ?? throw new CommandException("Say which clip: analyze clip.mp4 --exercise clean");
        if (!File.Exists(clip)) throw new CommandException($"There is no file '{clip}'.");
        var lift = Lift(arguments);
        var target = arguments.Find("out") ?? Path.ChangeExtension(Path.GetFileName(clip), ".json");
        if (Path.GetExtension(target).ToLowerInvariant() is not (".json" or ".csv")) throw new CommandException("--out must end in .json or .csv.");

        var (analysis, model) = await AnalyzeAsync(first, clip, lift, console, cancellationToken);
        MetricsTable.Print(console.Output, analysis);
        await WriteAsync(target, SeriesExport.From(analysis, [], model, version: 1), cancellationToken);
        console.Output.WriteLine($"Series are in {target}");
    }

    private static LiftContext Lift(Arguments arguments)
    {
        var exercise = ExerciseNames.Parse(arguments.Require("exercise")) ?? throw new CommandException("--exercise must be snatch, clean or clean_and_jerk.");
        return new LiftContext(
            exercise,
            arguments.Number("barbell-mass", 1, 700) ?? 100,
            arguments.Number("plate-diameter", 0.15, 0.6) ?? 0.45,
            new Athlete(arguments.Number("athlete-height", 0.5, 2.5), arguments.Number("athlete-mass", 10, 400)));
    }

    private static async Task<(MotionAnalysis Analysis, string Model)> AnalyzeAsync(
        Action<IServiceCollection>? first, string clip, LiftContext lift, Terminal console, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(console.Progress, console.Redraws);
        try
        {
            await using var app = GatewayApp.Build(["--Logging:LogLevel:Default=Warning"], first);
            var estimator = await app.Services.GetRequiredService<IPoseModel>().GetAsync(cancellationToken);
            var result = await app.Services.GetRequiredService<LiftAnalysisRun>().RunAsync(clip, longest: null, lift, estimator, keep: null, progress, cancellationToken);
            return (result.Analysis, estimator.ModelId);
        }
        catch (Exception cause) when (cause is AnalysisFailure or ModelUnavailableException or DecoderUnavailableException or OptionsValidationException)
        {
            throw new CommandException(cause.Message, cause);
        }
    }

    private static async Task WriteAsync(string target, SeriesExport export, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.Create(target);
            var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
            var isCsv = target.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            await (isCsv ? SeriesWriter.WriteCsvAsync(pipe, export, cancellationToken) : SeriesWriter.WriteJsonAsync(pipe, export, cancellationToken));
            await pipe.CompleteAsync();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"'{target}' cannot be written: {cause.Message}", cause);
        }
    }
}
