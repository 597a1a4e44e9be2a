using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aikynetix.Inference.Families;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.Tracking;
using Aikynetix.TestKit.Scoring;

namespace Aikynetix.Bench.Accuracy;

/// <summary>Compares all models that find bodies, by the same procedure, on labelled pictures and on films with exact truth, and times them.</summary>
internal static class AccuracyBench
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (AccuracyOptions.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync("./aiky bench accuracy [--models ID,ID] [--limit PICTURES] [--only pictures,films,speed] [--json FILE]");
            return 2;
        }

        await using var bench = new Workbench();
        var (models, sessions) = await LoadAsync(bench, options, cancellationToken);
        var films = new List<FilmTrial>();
        try
        {
            if (models.Count == 0)
            {
                await Console.Error.WriteLineAsync("None of these models is here. Set AIKY_MODELS to a folder with model files.");
                return 1;
            }

            var reports = models.ConvertAll(model => new ModelReport(model.Id));
            await PicturesAsync(models, reports, options, cancellationToken);
            if (options.Parts.Contains("films")) await FilmsAsync(bench, models, reports, films, cancellationToken);
            foreach (var (model, report) in models.Zip(reports).Where(_ => options.Parts.Contains("speed")))
            {
                Progress($"speed of {model.Id}");
                report.Speed = SpeedTrial.Run(model, report.Speed?.TrackedPerSecond, cancellationToken);
            }

            Progress("");
            Console.Write(AccuracyTable.Speed(reports));
            if (options.Json is { } path) await File.WriteAllTextAsync(path, JsonSerializer.Serialize(reports, Format), cancellationToken);
            return 0;
        }
        finally
        {
            films.ForEach(film => film.Dispose());
            sessions.ForEach(session => session.Dispose());
        }
    }

    private static async Task<(List<Contender> Models, List<OnnxSession> Sessions)> LoadAsync(Workbench bench, AccuracyOptions options, CancellationToken cancellationToken)
    {
        var (models, sessions, store) = (new List<Contender>(), new List<OnnxSession>(), bench.Models);
        foreach (var id in options.Models) ModelRegistry.Get(id);
        foreach (var entry in ModelRegistry.Entries.Where(entry => entry.Role is "pose" or "cross-check" && store.Has(entry)))
        {
            if (options.Models.Length > 0 && !options.Models.Contains(entry.Id)) continue;
            var session = new OnnxSession(bench.Onnx, (await store.ReadAsync(entry, cancellationToken)).Bytes, ExecutionProvider.Cpu);
            sessions.Add(session);
            if (Contender.Open(entry, session) is { } model) models.Add(model);
        }

        return (models, sessions);
    }

    private static async Task PicturesAsync(List<Contender> models, List<ModelReport> reports, AccuracyOptions options, CancellationToken cancellationToken)
    {
        if (!options.Parts.Contains("pictures")) return;
        if (Workbench.Shared("training") is not { } folder)
        {
            Console.WriteLine("No labelled pictures: shared/training is not beside the repository.");
            return;
        }

        Progress("reading pictures");
        var pictures = await LabelledSet.ReadAsync(folder, options.Limit, cancellationToken);
        Progress("");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pictures.Count(picture => picture.Person is not null)} pictures of people and {pictures.Count(picture => picture.Person is null)} backgrounds of shared/training, split val."));
        Console.WriteLine("""
            The labels were made by two teachers, BlazePose Full (several regions and passes) and MoveNet, so these figures tell agreement with
            the teachers and favour them, BlazePose Full most. Scored are points whose label may be used (l = 1) and is seen (v >= 0.5), by the
            torso of the label; same procedure for all: label box x 1.25, then one refinement by the model's own next region. Points count
            whatever the presence; "lost" has presence <= 0.5 (MoveNet: half of its joints below 0.3), "ghosts" are backgrounds above it.
            """);
        foreach (var (model, report) in models.Zip(reports))
            PictureTrial.Run(model, pictures, report, done => { if (done % 50 == 0) Progress($"{model.Id}: {done} of {pictures.Count} pictures"); }, cancellationToken);
        foreach (var picture in pictures) picture.Frame.Dispose();
        Progress("");
        Console.Write(AccuracyTable.Pictures(reports));
    }

    private static async Task FilmsAsync(Workbench bench, List<Contender> models, List<ModelReport> reports, List<FilmTrial> films, CancellationToken cancellationToken)
    {
        foreach (var (name, options) in FilmTrial.Films)
        {
            Progress($"rendering: {name}");
            films.Add(await FilmTrial.MakeAsync(bench, name, options, cancellationToken));
        }

        foreach (var (model, report) in models.Zip(reports)) await FollowAsync(helped: true, model, report);
        // Those that the product also lets work alone, where their helper is here: what they are without it.
        foreach (var model in models.Where(model => model.WorksAlone && bench.Models.Has(ModelRegistry.Get("rtmdet-nano"))))
        {
            reports.Add(new ModelReport($"{model.Id} alone"));
            await FollowAsync(helped: false, model, reports[^1]);
        }

        Progress("");
        Console.Write(AccuracyTable.Films(reports));

        async Task FollowAsync(bool helped, Contender model, ModelReport report)
        {
            Progress($"{report.Id} on films");
            var (figures, rates) = (new Dictionary<string, PoseFigures>(), new List<double>());
            using var estimator = await TrackerAsync(bench, model, helped, cancellationToken);
            foreach (var film in films)
            {
                (figures[film.Name], var rate) = await film.RunAsync(estimator, cancellationToken);
                rates.Add(rate);
            }

            (report.Films, report.Speed) = (figures, new SpeedFigures(null, null, rates.Average()));
        }
    }

    // The helpers of the product, where their files are here; no model is its own second opinion.
    private static async Task<EnsembleEstimator> TrackerAsync(Workbench bench, Contender model, bool helped, CancellationToken cancellationToken)
    {
        var helpers = new List<IDisposable>();
        var people = helped ? await HelperAsync("rtmdet-nano", session => new RtmDetector(session)) : null;
        var proposer = model.WorksAlone ? null : await HelperAsync("blazepose-detector", session => new BlazeDetector(session));
        var opinion = model.WorksAlone || model.Id == "movenet-lightning" ? null : await HelperAsync("movenet-lightning", session => new MoveNet(session));
        var ensemble = new Ensemble(model.Id, model.Find)
        {
            FindsAlone = model.WorksAlone,
            People = people is null ? null : people.Find,
            Propose = proposer is null ? null : proposer.Propose,
            SecondOpinion = opinion is null ? null : opinion.Find,
        };
        return new EnsembleEstimator(ensemble, new RunScheduler(Environment.ProcessorCount), helpers);

        async Task<T?> HelperAsync<T>(string id, Func<OnnxSession, T> open)
            where T : class, IDisposable
        {
            if (!bench.Models.Has(ModelRegistry.Get(id))) return null;
            var file = await bench.Models.ReadAsync(ModelRegistry.Get(id), cancellationToken);
            var helper = open(new OnnxSession(bench.Onnx, file.Bytes, ExecutionProvider.Cpu));
            helpers.Add(helper);
            return helper;
        }
    }

    private static void Progress(string what)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{what,-78}\r{what}");
    }
}
