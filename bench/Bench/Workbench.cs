using Aikynetix.Biomechanics;
using Aikynetix.Biomechanics.Bar;
using Aikynetix.Inference;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Pose;
using Aikynetix.Streaming;
using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Encode;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aikynetix.Bench;

/// <summary>The product's own parts, put together as the server puts them together, for a benchmark to drive.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Workbench()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var plates = new PlateDetector();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddInference(configuration)
            .AddStreaming()
            .AddSingleton<PlateFinder>(plates.Detect)
            .BuildServiceProvider();
    }

    public MediaProbe Probe => _services.GetRequiredService<MediaProbe>();

    public VideoDecoder Decoder => _services.GetRequiredService<VideoDecoder>();

    public VideoRenderer Renderer => _services.GetRequiredService<VideoRenderer>();

    public StillRenderer Stills => _services.GetRequiredService<StillRenderer>();

    /// <summary>The model files that the server would find.</summary>
    public ModelStore Models => ModelInstallerFactory.Store(_services.GetRequiredService<IOptions<ModelOptions>>().Value, installer: null);

    /// <summary>The native library that the server would load.</summary>
    public OnnxApi Onnx => OnnxLibrary.Load(_services.GetRequiredService<IOptions<InferenceOptions>>().Value.OnnxRuntime);

    public Task<IPoseEstimator> EstimatorAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<PoseEstimatorProvider>().GetAsync(cancellationToken);

    /// <summary>The models that live captures get.</summary>
    public Task<IPoseEstimator> LiveEstimatorAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<PoseEstimatorProvider>().GetLiveAsync(cancellationToken);

    /// <summary>Runs the server's pipeline over a clip and keeps what it saw.</summary>
    public async Task<CaptureRecord> CaptureAsync(string clip, CancellationToken cancellationToken)
    {
        var info = await Probe.ProbeAsync(clip, cancellationToken);
        var estimator = await EstimatorAsync(cancellationToken);
        var frames = new List<FrameObservation>();
        await _services.GetRequiredService<CapturePipeline>().RunAsync(clip, info, estimator, hasPlates: true, Keep, progress: null, cancellationToken);
        return new CaptureRecord(info.Width, info.Height, frames, info.SlowMotion);

        ValueTask Keep(FrameObservation observation, CancellationToken token)
        {
            frames.Add(observation);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A clip from the folder of test material beside the repository, or the reason why there is none.</summary>
    public static string Clip(string name) => Shared(Path.Combine("clips", name))
        ?? throw new FileNotFoundException($"No clip was named, and shared/clips/{name} is not beside the repository.");

    /// <summary>A file or folder of the test material beside the repository; null when it is not there.</summary>
    public static string? Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Path.Exists(path)) return path;
        }

        return null;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
