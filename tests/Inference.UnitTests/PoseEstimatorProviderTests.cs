using System.ComponentModel;
using System.Diagnostics;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.UnitTests.Onnx;
using Aikynetix.Pose;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aikynetix.Inference.UnitTests;

/// <summary>The whole room from the settings to keypoints, with the real models where the machine has them.</summary>
public sealed class PoseEstimatorProviderTests
{
    [Fact]
    public async Task With_nothing_pulled_our_own_model_serves()
    {
        NativeLibraryFile.LoadOrSkip();
        var empty = Directory.CreateTempSubdirectory("aiky-none").FullName;
        await using var services = Services(("Models:Folder", empty), ("AIKY_MODELS", null));
        var provider = services.GetRequiredService<PoseEstimatorProvider>();
        Assert.StartsWith("aiky-pose-s@", (await provider.GetAsync(TestContext.Current.CancellationToken)).ModelId, StringComparison.Ordinal);
        Assert.Null(provider.Problem);
        Directory.Delete(empty, recursive: true);
    }

    [Fact]
    public async Task Live_captures_get_the_quick_model_and_share_it_where_uploads_use_it_too()
    {
        NativeLibraryFile.LoadOrSkip();
        var empty = Directory.CreateTempSubdirectory("aiky-none").FullName;
        var token = TestContext.Current.CancellationToken;
        await using var services = Services(("Models:Folder", empty), ("AIKY_MODELS", null));
        var provider = services.GetRequiredService<PoseEstimatorProvider>();
        Assert.Same(await provider.GetLiveAsync(token), await provider.GetAsync(token));
        Assert.Same(await provider.GetLiveAsync(token), await provider.GetLiveAsync(token));
        await using var other = Services(("Models:Folder", empty), ("AIKY_MODELS", null), ("Inference:LiveModel", "aiky-pose-s-fp32"));
        var second = other.GetRequiredService<PoseEstimatorProvider>();
        Assert.StartsWith("aiky-pose-s-fp32@", (await second.GetLiveAsync(token)).ModelId, StringComparison.Ordinal);
        Assert.StartsWith("aiky-pose-s@", (await second.GetAsync(token)).ModelId, StringComparison.Ordinal);
        await using var same = Services(("Models:Folder", empty), ("AIKY_MODELS", null), ("Inference:LiveModel", "auto"));
        var third = same.GetRequiredService<PoseEstimatorProvider>();
        Assert.Same(await third.GetLiveAsync(token), await third.GetAsync(token));
        Directory.Delete(empty, recursive: true);
    }

    [Fact]
    public async Task A_missing_model_is_told_as_the_problem_until_it_is_there()
    {
        NativeLibraryFile.LoadOrSkip();
        var empty = Directory.CreateTempSubdirectory("aiky-none").FullName;
        await using var services = Services(("Models:Folder", empty), ("AIKY_MODELS", null), ("Inference:Model", "blazepose-lite"));
        var provider = services.GetRequiredService<PoseEstimatorProvider>();
        Assert.Null(provider.Problem);
        var refusal = await Assert.ThrowsAsync<ModelUnavailableException>(() => provider.GetAsync(TestContext.Current.CancellationToken));
        Assert.Contains("blazepose_lite.onnx", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(refusal.Message, provider.Problem);
        File.Copy(Path.Combine(SharedFiles.ModelsOrSkip(), "blazepose_lite.onnx"), Path.Combine(empty, "blazepose_lite.onnx"));
        Assert.Equal("blazepose-lite@a0538ff7", (await provider.GetAsync(TestContext.Current.CancellationToken)).ModelId);
        Assert.Null(provider.Problem);
        Directory.Delete(empty, recursive: true);
    }

    [Fact]
    public async Task A_model_file_of_another_kind_is_refused_by_name()
    {
        NativeLibraryFile.LoadOrSkip();
        var models = SharedFiles.ModelsOrSkip();
        var folder = Directory.CreateTempSubdirectory("aiky-mixed").FullName;
        File.Copy(Path.Combine(models, "movenet_lightning.onnx"), Path.Combine(folder, "blazepose_full.onnx"));
        await using var services = Services(("Models:Folder", folder), ("AIKY_MODELS", null), ("Inference:Model", "blazepose-full"));
        var refusal = await Assert.ThrowsAsync<ModelUnavailableException>(
            () => services.GetRequiredService<PoseEstimatorProvider>().GetAsync(TestContext.Current.CancellationToken));
        Assert.Contains("blazepose_full.onnx", refusal.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_better_model_that_is_damaged_makes_way_for_the_next_one()
    {
        NativeLibraryFile.LoadOrSkip();
        var folder = Directory.CreateTempSubdirectory("aiky-second").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "blazepose_full.onnx"), "no model", TestContext.Current.CancellationToken);
        await using var services = Services(("Models:Folder", folder), ("AIKY_MODELS", null));
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("aiky-pose-s@", estimator.ModelId, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Cuda_on_a_machine_without_it_falls_back_to_the_processor()
    {
        NativeLibraryFile.LoadOrSkip();
        await using var services = Services(("Models:Folder", SharedFiles.ModelsOrSkip()), ("Inference:Provider", "Cuda"), ("Inference:Model", "blazepose-lite"));
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal("blazepose-lite@a0538ff7+movenet-lightning@930da7a0+rtmdet-nano@4720eda1+blazepose-detector@d5d6e2de", estimator.ModelId);
    }

    [Theory]
    [InlineData("Cuda", null, "aiky-pose-s-fp32@")]
    [InlineData("Cuda", "aiky-pose-s", "aiky-pose-s@")]
    [InlineData("Cpu", null, "aiky-pose-s@")]
    public async Task Other_hardware_than_the_processor_gets_our_model_in_float_unless_somebody_chose(string hardware, string? chosen, string model)
    {
        NativeLibraryFile.LoadOrSkip();
        var folder = Directory.CreateTempSubdirectory("aiky-float").FullName;
        ModelSelection.Write(folder, chosen);
        await using var services = Services(("Models:Folder", folder), ("AIKY_MODELS", null), ("Inference:Provider", hardware));
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(model, estimator.ModelId, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Inference:ParallelRuns", "-1")]
    [InlineData("Inference:Model", "")]
    [InlineData("Inference:Provider", "7")]
    public void Settings_out_of_range_are_refused(string key, string value)
    {
        using var services = Services((key, value));
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<InferenceOptions>>().Value);
    }

    [Fact]
    public async Task A_squat_seen_from_the_front_gives_a_body_the_right_way_up_and_round()
    {
        NativeLibraryFile.LoadOrSkip();
        var clip = SharedFiles.ClipOrSkip("squat_front.mp4");
        await using var services = Services(("Models:Folder", SharedFiles.ModelsOrSkip()));
        var estimator = await services.GetRequiredService<PoseEstimatorProvider>().GetAsync(TestContext.Current.CancellationToken);
        using var tracker = estimator.StartTracking(CapturePriority.Upload);
        var frames = Decode(clip, 608, 1080, 8);
        var poses = await Task.WhenAll(frames.Select(frame => tracker.EstimateAsync(frame, TestContext.Current.CancellationToken)));
        frames.ForEach(frame => frame.Dispose());
        Assert.Equal(8, poses.Length);
        Assert.All(poses, pose =>
        {
            Assert.True(pose.Presence > 0.9f);
            Assert.True(pose[BodyPoint.LeftShoulder].Y < pose[BodyPoint.LeftHip].Y && pose[BodyPoint.LeftKnee].Y < pose[BodyPoint.LeftAnkle].Y);
            Assert.True(pose[BodyPoint.LeftHip].X > pose[BodyPoint.RightHip].X);
            Assert.True(pose[BodyPoint.LeftKnee].Score > 0.7f && pose[BodyPoint.RightToe].Score > 0.7f);
        });
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var native = Environment.GetEnvironmentVariable("AIKY_ONNXRUNTIME");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append((Key: "AIKY_ONNXRUNTIME", Value: native)).ToDictionary(pair => pair.Key, pair => pair.Value))
            .Build();
        return new ServiceCollection().AddLogging().AddInference(configuration).BuildServiceProvider();
    }

    private static List<VideoFrame> Decode(string clip, int width, int height, int count)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-v", "error", "-nostdin", "-i", clip, "-frames:v", $"{count}", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-" })
            start.ArgumentList.Add(argument);
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no ffmpeg on this machine.");
        }

        var frames = new List<VideoFrame>();
        for (var i = 0; i < count; i++)
        {
            var frame = new VideoFrame(width, height, i, TimeSpan.FromMilliseconds(33 * i), new YuvColor(true, false), 0);
            process!.StandardOutput.BaseStream.ReadExactly(frame.Pixels.Span);
            frames.Add(frame);
        }

        process!.WaitForExit();
        process.Dispose();
        return frames;
    }
}
