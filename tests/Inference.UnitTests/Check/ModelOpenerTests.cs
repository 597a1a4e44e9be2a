using Aikynetix.Inference.Check;
using Aikynetix.Inference.Models;
using Aikynetix.Inference.Onnx;
using Aikynetix.Inference.UnitTests.Onnx;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aikynetix.Inference.UnitTests.Check;

/// <summary>A model serves when it answers as recorded, on the processor where the wanted hardware cannot, and else not at all.</summary>
public sealed class ModelOpenerTests
{
    private static readonly ModelEntry Entry = new(
        "tiny-pose", "aiky-pose", "pose", 1, false, "tiny.onnx", [], "MIT", null, "nowhere", null, "A test.");

    [Fact]
    public void A_pulled_file_serves_by_the_answer_that_its_pull_recorded()
    {
        using var model = Opener(ExecutionProvider.Cpu).Open(Entry, File(new TinyPose().ToOnnx()));
        Assert.Equal(Answer().Presence, ModelCheck.Answer(model).Presence);
    }

    [Fact]
    public void A_file_that_answers_otherwise_than_recorded_is_refused_by_name_and_figures()
    {
        var tampered = new TinyPose { SwapsColors = true };
        var message = Assert.Throws<ModelUnavailableException>(() => Opener(ExecutionProvider.Cpu).Open(Entry, File(tampered.ToOnnx()))).Message;
        Assert.All(["tiny-pose", "tiny.onnx", "is allowed", "ONNX Runtime 1."], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Hardware_that_is_not_there_makes_way_for_the_processor()
    {
        using var model = Opener(ExecutionProvider.Cuda).Open(Entry, File(new TinyPose().ToOnnx()));
        Assert.Equal(Answer().Presence, ModelCheck.Answer(model).Presence, 2);
    }

    [Fact]
    public void A_bad_file_is_not_blamed_on_the_hardware_and_does_not_end_its_use()
    {
        var log = new Warnings();
        var opener = new ModelOpener(NativeLibraryFile.LoadOrSkip(), ExecutionProvider.Cuda, log);
        Assert.Throws<ModelUnavailableException>(() => opener.Open(Entry, File(new TinyPose { SwapsColors = true }.ToOnnx())));
        Assert.Empty(log.Messages);
        using var first = opener.Open(Entry, File(new TinyPose().ToOnnx()));
        using var second = opener.Open(Entry, File(new TinyPose().ToOnnx()));
        // Where the hardware is not there, it is tried with the first good file and not again.
        Assert.InRange(log.Messages.Count, 0, 1);
        Assert.All(log.Messages, message => Assert.StartsWith("Cuda cannot be used for model tiny-pose", message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_family_that_nobody_knows_is_refused_with_those_that_are() => Assert.Contains(
        "aiky-pose, blazepose, rtmpose",
        Assert.Throws<ModelUnavailableException>(
            () => Opener(ExecutionProvider.Cpu).Open(Entry with { Family = "openpose" }, File(new TinyPose().ToOnnx()))).Message,
        StringComparison.Ordinal);

    private static ModelOpener Opener(ExecutionProvider provider) => new(NativeLibraryFile.LoadOrSkip(), provider, NullLogger.Instance);

    private static ModelAnswer Answer()
    {
        using var model = new TinyPose().Open();
        return ModelCheck.Answer(model);
    }

    private static VerifiedModel File(byte[] onnx) => new(
        onnx, new string('0', 64), new InstalledModel(Entry.Id, Entry.File, "", new Uri("https://models.example/"), "", default, Answer()), Entry.File);

    private sealed class Warnings : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
