using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aikynetix.Inference.UnitTests.Install;

/// <summary>An official file goes all the way as a person sends it: pulled, verified, converted, tried, chosen, and it serves.</summary>
public sealed class OfficialModelTests : PullTest
{
    [Fact]
    public async Task The_official_BlazePose_Lite_is_pulled_converted_tried_chosen_and_serves_like_the_reference_conversion()
    {
        NativeLibraryFile.LoadOrSkip();
        var models = SharedFiles.ModelsOrSkip();
        await using var server = await ModelServer.StartAsync(await File.ReadAllBytesAsync(Path.Combine(models, "pose_landmark_lite.tflite"), Token));
        await using var services = Services(server);
        var library = services.GetRequiredService<ModelLibrary>();

        var pull = await library.PullAsync("blazepose-lite", transfer => server.Arrived(transfer.Bytes), Token);
        Assert.False(pull.WasThere);
        var record = Assert.Single(InstalledModels.Read(Folder));
        Assert.Null(Assert.Single(await library.VerifyAsync("blazepose-lite", Token)).Fault);
        await library.UseAsync("blazepose-lite", Token);
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(Token);
        Assert.Equal($"blazepose-lite@{record.Sha256[..8]}", estimator.ModelId);

        var entry = ModelRegistry.Get("blazepose-lite");
        var reference = await File.ReadAllBytesAsync(Path.Combine(models, "blazepose_lite.onnx"), Token);
        var expected = ModelOpener.Check(OnnxLibrary.Load(Environment.GetEnvironmentVariable("AIKY_ONNXRUNTIME")), entry, reference);
        Assert.Equal(expected.Points.Count, record.Answer.Points.Count);
        Assert.All(expected.Points.Zip(record.Answer.Points), pair => Assert.All(
            pair.First.Zip(pair.Second), value => Assert.InRange(Math.Abs(value.First - value.Second), 0, 1e-3f)));
    }

    [Fact]
    public async Task A_pulled_model_that_answers_otherwise_than_at_its_pull_makes_way_for_our_own()
    {
        NativeLibraryFile.LoadOrSkip();
        var models = SharedFiles.ModelsOrSkip();
        await using var server = await ModelServer.StartAsync(await File.ReadAllBytesAsync(Path.Combine(models, "pose_landmark_lite.tflite"), Token));
        await using var services = Services(server);
        var library = services.GetRequiredService<ModelLibrary>();
        // Chosen, but not here until the pull brings it.
        ModelSelection.Write(Folder, "blazepose-lite");
        var pull = await library.PullAsync("blazepose-lite", transfer => server.Arrived(transfer.Bytes), Token);
        Assert.Equal((true, "aiky-pose-s"), (pull.LacksHelpers, pull.Replaces));
        var record = Assert.Single(InstalledModels.Read(Folder));
        var elsewhere = record.Answer with { Points = [.. record.Answer.Points.Select(point => point.Length == 0 ? point : [point[0] + 0.05f, .. point[1..]])] };
        await InstalledModels.UpdateAsync(Folder, _ => [record with { Answer = elsewhere }], TimeProvider.System, Token);
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(Token);
        Assert.StartsWith("aiky-pose-s@", estimator.ModelId, StringComparison.Ordinal);

        // What is not served is found by a verification and mended by a pull.
        Assert.Contains("otherwise than when it was pulled", Assert.Single(await library.VerifyAsync("blazepose-lite", Token)).Fault, StringComparison.Ordinal);
        Assert.False((await library.PullAsync("blazepose-lite", transfer => server.Arrived(transfer.Bytes), Token)).WasThere);
        Assert.Null(Assert.Single(await library.VerifyAsync("blazepose-lite", Token)).Fault);
        Assert.Equal(record.Answer.Points, Assert.Single(InstalledModels.Read(Folder)).Answer.Points);
        Assert.True((await library.PullAsync("blazepose-lite", transfer => server.Arrived(transfer.Bytes), Token)).WasThere);
    }

    private ServiceProvider Services(ModelServer server)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Models:Folder"] = Folder,
            ["Models:Mirror"] = server.Address.ToString(),
            ["AIKY_ONNXRUNTIME"] = Environment.GetEnvironmentVariable("AIKY_ONNXRUNTIME"),
        };
        return new ServiceCollection().AddLogging().AddInference(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }
}
