using System.IO.Pipelines;
using Aikynetix.Biomechanics;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.Analysis;
using Aikynetix.Gateway.Errors;
using Aikynetix.Gateway.Exports;
using Aikynetix.Gateway.Uploads;
using Aikynetix.Inference.Models;
using Aikynetix.Sessions.Analyses;
using Aikynetix.Streaming.Decode;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Commands;

/// <summary>Analyzes one clip in the terminal by the same path as the server: progress, a table of metrics, an export file.</summary>
internal static class AnalyzeCommand
{
    private const string Exercise = "exercise";
    private static readonly string[] Names = ["activity", Exercise, "athlete-height", "athlete-mass", "out"];

    /// <summary>Runs the analysis.</summary>
    /// <param name="words">What stands after <c>analyze</c>.</param>
    /// <param name="console">Where progress and the table go.</param>
    /// <param name="first">Registers services that take the place of ours; tests use it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CommandException">A word is wrong, or the clip cannot be analyzed.</exception>
    public static async Task RunAsync(string[] words, Terminal console, Action<IServiceCollection>? first, CancellationToken cancellationToken)
    {
        var arguments = Arguments.Parse(words, [.. Names, .. ActivityTable.All.SelectMany(Fields).Select(Flag).Distinct()]);
        var clip = arguments.Word ?? throw new CommandException("Say which clip: analyze clip.mp4 --exercise clean");
        if (!File.Exists(clip)) throw new CommandException($"There is no file '{clip}'.");
        var request = Request(arguments);
        var target = arguments.Find("out") ?? Path.ChangeExtension(Path.GetFileName(clip), ".json");
        var format = ExportFormat.Find(Path.GetExtension(target).TrimStart('.'))
            ?? throw new CommandException($"--out must end in .{string.Join(", .", ExportFormat.All.Select(one => one.Name))}.");

        var (analysis, model) = await AnalyzeAsync(first, clip, request, console, cancellationToken);
        MetricsTable.Print(console.Output, analysis);
        await WriteAsync(target, format, ExportShape.Export(OpenAnalysis.Of(analysis), [], model, version: 1), cancellationToken);
        console.Output.WriteLine($"Series are in {target}");
    }

    // The words mean what the fields of an upload mean, so the same reader reads them.
    private static MotionRequest Request(Arguments arguments)
    {
        var name = arguments.Find("activity") ?? ActivityTable.Lifting.Path;
        var activity = ActivityTable.All.FirstOrDefault(one => one.Path == name || one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"--activity must be one of {string.Join(", ", ActivityTable.All.Select(one => one.Path))}.");
        var fields = new UploadFields(activity);
        if (arguments.Find(Exercise) is { } exercise) Accept(fields, Exercise, exercise);
        foreach (var flag in ActivityTable.All.SelectMany(Fields).Select(Flag).Distinct())
        {
            if (arguments.Find(flag) is not { } value) continue;
            if (!Fields(activity).Any(field => Flag(field) == flag)) throw new CommandException($"--{flag} does not belong to --activity {activity.Path}.");
            Accept(fields, flag, value);
        }

        if (fields.Exercise is not { } chosen) throw new CommandException($"--exercise is needed: {activity.ExerciseNames}.");
        var athlete = new Athlete(arguments.Number("athlete-height", 0.5, 2.5), arguments.Number("athlete-mass", 10, 400));
        var facts = Spoken("barbell-mass", fields.Facts);
        return new MotionRequest(activity.Context(chosen.Name, facts, athlete), facts.SlowMotion);
    }

    private static IEnumerable<FormField> Fields(Activity activity) => activity.Fields.Append(FormField.SlowMotion);

    private static string Flag(FormField field) => field.Name.Replace('_', '-');

    private static void Accept(UploadFields fields, string flag, string value) => Spoken(flag, () =>
    {
        fields.Accept(flag.Replace('-', '_'), value);
        return fields;
    });

    private static T Spoken<T>(string flag, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ApiException wrong)
        {
            var sentence = wrong.Message.Replace("exercise_name", Exercise, StringComparison.Ordinal);
            var name = flag.Replace('-', '_');
            throw new CommandException(sentence.StartsWith(name, StringComparison.Ordinal) ? $"--{flag}{sentence[name.Length..]}" : sentence, wrong);
        }
    }

    private static async Task<(MotionAnalysis Analysis, string Model)> AnalyzeAsync(
        Action<IServiceCollection>? first, string clip, MotionRequest request, Terminal console, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(console.Progress, console.Redraws);
        try
        {
            await using var app = GatewayApp.Build(["--Logging:LogLevel:Default=Warning"], first);
            var estimator = await app.Services.GetRequiredService<IPoseModel>().GetAsync(cancellationToken);
            var result = await app.Services.GetRequiredService<MotionAnalysisRun>().RunAsync(clip, longest: null, request, estimator, keep: null, progress, cancellationToken);
            return (result.Analysis, estimator.ModelId);
        }
        catch (Exception cause) when (cause is AnalysisFailure or ModelUnavailableException or DecoderUnavailableException or OptionsValidationException)
        {
            throw new CommandException(cause.Message, cause);
        }
    }

    private static async Task WriteAsync(string target, ExportFormat format, SeriesExport export, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.Create(target);
            var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
            await format.WriteAsync(pipe, export, cancellationToken);
            await pipe.CompleteAsync();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"'{target}' cannot be written: {cause.Message}", cause);
        }
    }
}
