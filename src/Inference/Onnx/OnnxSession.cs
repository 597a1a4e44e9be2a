using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>One loaded model with one float32 input; any number of runs may go on at once, each on its own rented buffers.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly OnnxHandle _session;
    private readonly ConcurrentDictionary<long, ConcurrentBag<OnnxRun>> _idle = new();
    private volatile bool _disposed;

    /// <summary>Loads a model.</summary>
    /// <param name="api">The library.</param>
    /// <param name="model">The ONNX file's bytes.</param>
    /// <param name="provider">The hardware to compute on.</param>
    /// <exception cref="OnnxException">The bytes are no usable model, its tensors are not float32, or the provider cannot be loaded.</exception>
    public OnnxSession(OnnxApi api, ReadOnlySpan<byte> model, ExecutionProvider provider)
    {
        Api = api;
        _session = new OnnxHandle(api, OnnxSlot.ReleaseSession, api.CreateSession(model, provider));
        try
        {
            var inputs = api.Describe(_session.DangerousGetHandle(), inputs: true);
            Outputs = api.Describe(_session.DangerousGetHandle(), inputs: false);
            if (inputs is not [{ Type: OnnxTensor.Float32 }])
                throw new OnnxException($"A model with one float32 input was expected, this one has ({string.Join(", ", inputs.AsEnumerable())}).");
            Input = inputs[0];
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>What goes in.</summary>
    public OnnxTensor Input { get; }

    /// <summary>What comes out, in the model's order.</summary>
    public OnnxTensor[] Outputs { get; }

    internal OnnxApi Api { get; }

    internal SafeHandle Handle => _session;

    /// <summary>Buffers for one run at a time, kept from earlier runs where there are any; disposing gives them back.</summary>
    /// <param name="shape">Shape of the input, the same at every call but for its first axis, the number of pictures in one run.</param>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public OnnxRun Rent(ReadOnlySpan<long> shape)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Idle(shape[0]).TryTake(out var run) ? run : new OnnxRun(this, shape);
    }

    /// <summary>Takes buffers back; those that return after the end of the session are freed.</summary>
    internal void Return(OnnxRun run)
    {
        Idle(run.Batch).Add(run);
        if (_disposed) FreeIdle();
    }

    /// <summary>Ends the session; runs that are under way finish first.</summary>
    public void Dispose()
    {
        _disposed = true;
        FreeIdle();
        _session.Dispose();
    }

    private ConcurrentBag<OnnxRun> Idle(long batch) => _idle.GetOrAdd(batch, _ => []);

    private void FreeIdle()
    {
        foreach (var runs in _idle.Values)
        {
            while (runs.TryTake(out var run)) run.Free();
        }
    }
}
