using Aikynetix.Inference.Onnx;

namespace Aikynetix.Inference.UnitTests.Onnx;

/// <summary>The binding runs real models of one node, side by side, and passes the library's own complaints on.</summary>
public sealed class OnnxSessionTests
{
    private static readonly long[] Shape = [1, 3, 4, 4];

    [Fact]
    public void A_model_tells_its_tensors_and_computes()
    {
        using var session = Open("Neg", Shape);
        Assert.Equal("input[1,3,4,4]", session.Input.ToString());
        Assert.Equal("output[1,3,4,4]", Assert.Single(session.Outputs).ToString());
        using var run = session.Rent(Shape);
        for (var i = 0; i < 48; i++) run.Input[i] = i;
        run.Execute();
        Assert.Equal(Enumerable.Range(0, 48).Select(i => (float)-i), run.Output(0).ToArray());
    }

    [Fact]
    public void Open_axes_take_the_rented_shape()
    {
        using var session = Open("Neg", [1, -1]);
        for (var round = 0; round < 3; round++)
        {
            using var run = session.Rent([1, 5]);
            run.Input.Fill(round);
            run.Execute();
            Assert.Equal(Enumerable.Repeat((float)-round, 5), run.Output(0).ToArray());
        }
    }

    [Fact]
    public void Runs_of_different_numbers_of_pictures_keep_their_buffers_apart()
    {
        using var session = Open("Neg", [-1, 2]);
        foreach (var count in new[] { 1, 3, 1, 2, 3 })
        {
            using var run = session.Rent([count, 2]);
            Assert.Equal((count, 2 * count), (run.Batch, run.Input.Length));
            for (var i = 0; i < run.Input.Length; i++) run.Input[i] = i;
            run.Execute();
            Assert.Equal(Enumerable.Range(0, 2 * count).Select(i => (float)-i), run.Output(0).ToArray());
        }
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_mix()
    {
        using var session = Open("Neg", Shape);
        await Parallel.ForAsync(0, 500, TestContext.Current.CancellationToken, (i, _) =>
        {
            using var run = session.Rent(Shape);
            run.Input.Fill(i);
            run.Execute();
            Assert.True(run.Output(0).IndexOfAnyExcept((float)-i) < 0);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void A_run_on_used_buffers_allocates_nothing()
    {
        using var session = Open("Neg", Shape);
        using var run = session.Rent(Shape);
        run.Execute();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) run.Execute();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Garbage_is_refused_with_the_librarys_words(int length)
    {
        var api = NativeLibraryFile.LoadOrSkip();
        var garbage = new byte[length];
        new Random(5).NextBytes(garbage);
        var refusal = Assert.Throws<OnnxException>(() => new OnnxSession(api, garbage, ExecutionProvider.Cpu));
        Assert.Contains("could not load the model:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_model_is_refused()
    {
        var api = NativeLibraryFile.LoadOrSkip();
        var whole = TinyModel.Make("Neg", Shape);
        Assert.Throws<OnnxException>(() => new OnnxSession(api, whole.AsSpan(0, whole.Length - 20), ExecutionProvider.Cpu));
    }

    [Fact]
    public void An_unknown_operator_is_named() =>
        Assert.Contains("Nonsense", Assert.Throws<OnnxException>(() => Open("Nonsense", Shape)).Message, StringComparison.Ordinal);

    [Fact]
    public void After_the_end_nothing_runs_and_buffers_still_out_are_taken_back()
    {
        var session = Open("Neg", Shape);
        var run = session.Rent(Shape);
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Rent(Shape));
        Assert.Throws<ObjectDisposedException>(run.Execute);
        run.Dispose();
        session.Dispose();
    }

    [Fact]
    public void A_library_without_cuda_says_so_when_asked_for_it()
    {
        var api = NativeLibraryFile.LoadOrSkip();
        try
        {
            using var session = new OnnxSession(api, TinyModel.Make("Neg", Shape), ExecutionProvider.Cuda);
            Assert.Skip("This machine has CUDA.");
        }
        catch (OnnxException refusal)
        {
            Assert.Contains("CUDA", refusal.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    internal static OnnxSession Open(string op, long[] input, long[]? output = null) =>
        new(NativeLibraryFile.LoadOrSkip(), TinyModel.Make(op, input, output), ExecutionProvider.Cpu);
}
