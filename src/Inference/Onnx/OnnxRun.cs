using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>Pinned buffers for one run of a session, made once and used again, so that a run allocates nothing on the managed heap.</summary>
internal sealed unsafe class OnnxRun : IDisposable
{
    private readonly OnnxSession _session;
    private readonly float[] _input;
    private readonly float[]?[] _fixedOutputs;
    private readonly OnnxHandle?[] _owned;
    private readonly nint[] _names;
    private readonly nint[] _values;

    internal OnnxRun(OnnxSession session, ReadOnlySpan<long> shape)
    {
        _session = session;
        Batch = shape[0];
        var input = session.Input with { Shape = shape.ToArray() };
        var outputs = Array.ConvertAll(session.Outputs, output => Sized(session.Input, output));
        _input = GC.AllocateUninitializedArray<float>(input.Count, pinned: true);
        _fixedOutputs = new float[]?[outputs.Length];
        _owned = new OnnxHandle?[1 + outputs.Length];
        _values = new nint[1 + outputs.Length];
        _names = new nint[1 + outputs.Length];
        Bind(0, input, _input);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is { IsFixed: true, Type: OnnxTensor.Float32 })
                _fixedOutputs[i] = GC.AllocateUninitializedArray<float>(outputs[i].Count, pinned: true);
            Bind(1 + i, outputs[i], _fixedOutputs[i]);
        }
    }

    /// <summary>Pictures in the run: the length of the input's first axis.</summary>
    public long Batch { get; }

    /// <summary>The input's elements, to be filled before <see cref="Execute"/>.</summary>
    public Span<float> Input => _input;

    /// <summary>Computes the outputs.</summary>
    /// <exception cref="OnnxException">The library refused; the message is its own.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public void Execute()
    {
        ReleaseOpenOutputs();
        var held = false;
        try
        {
            _session.Handle.DangerousAddRef(ref held);
            _session.Api.Run(_session.Handle.DangerousGetHandle(), _names.AsSpan(0, 1), _values.AsSpan(0, 1), _names.AsSpan(1), _values.AsSpan(1));
        }
        finally
        {
            if (held) _session.Handle.DangerousRelease();
        }
    }

    /// <summary>The elements of a float32 output; valid until the next <see cref="Execute"/> or <see cref="Dispose"/>.</summary>
    /// <param name="index">Position in <see cref="OnnxSession.Outputs"/>.</param>
    public ReadOnlySpan<float> Output(int index)
    {
        if (_fixedOutputs[index] is { } ready) return ready;
        var tensor = _session.Api.Describe(_values[1 + index], _session.Outputs[index].Name);
        if (tensor.Type != OnnxTensor.Float32) throw new OnnxException($"Output {tensor} is not float32.");
        return _session.Api.Floats(_values[1 + index], tensor.Count);
    }

    /// <summary>Gives the buffers back to their session.</summary>
    public void Dispose()
    {
        ReleaseOpenOutputs();
        _session.Return(this);
    }

    /// <summary>Frees the native side for good.</summary>
    internal void Free()
    {
        foreach (var value in _owned) value?.Dispose();
        for (var i = 0; i < _names.Length; i++)
        {
            Marshal.FreeCoTaskMem(_names[i]);
            _names[i] = 0;
        }
    }

    /// <summary>An output whose only open axis is the number of pictures is as long as the input: its memory can be kept too.</summary>
    private OnnxTensor Sized(OnnxTensor input, OnnxTensor output) =>
        input.Shape is [< 0, ..] && output.Shape is [< 0, .. var rest] && rest.All(axis => axis > 0) ? output with { Shape = [Batch, .. rest] } : output;

    private void Bind(int slot, OnnxTensor tensor, float[]? memory)
    {
        _names[slot] = Marshal.StringToCoTaskMemUTF8(tensor.Name);
        if (memory is null) return;
        // The array is pinned for life, so its address stays good after the fixed block.
        fixed (float* data = memory) _values[slot] = _session.Api.WrapFloats(data, memory.Length, tensor.Shape);
        _owned[slot] = new OnnxHandle(_session.Api, OnnxSlot.ReleaseValue, _values[slot]);
    }

    private void ReleaseOpenOutputs()
    {
        for (var i = 0; i < _fixedOutputs.Length; i++)
        {
            if (_fixedOutputs[i] is not null) continue;
            _session.Api.Release(OnnxSlot.ReleaseValue, _values[1 + i]);
            _values[1 + i] = 0;
        }
    }
}
