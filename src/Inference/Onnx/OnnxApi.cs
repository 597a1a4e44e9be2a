using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>ONNX Runtime's C function table with one environment: the typed calls that sessions are made of.</summary>
internal sealed unsafe class OnnxApi
{
    private const uint ApiVersion = 17;
    private const int LogFatal = 4;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    private readonly nint _library;
    private readonly nint* _table;
    private readonly nint _environment;
    private readonly nint _memory;
    private readonly nint _allocator;

    /// <summary>Takes the table out of a loaded library.</summary>
    /// <exception cref="EntryPointNotFoundException">It is some other library.</exception>
    /// <exception cref="OnnxException">It is too old.</exception>
    public OnnxApi(nint library)
    {
        _library = library;
        var start = (nint*)((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        Version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])()) ?? "unknown";
        _table = (nint*)((delegate* unmanaged<uint, nint>)start[0])(ApiVersion);
        if (_table == null) throw new OnnxException($"ONNX Runtime {Version} is too old; version 1.{ApiVersion} or newer is needed.");

        nint created;
        fixed (byte* name = "aikynetix"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)At(OnnxSlot.CreateEnv))(LogFatal, name, &created), "create an environment");
        }

        _environment = created;
        var describe = (delegate* unmanaged<int, int, nint*, nint>)At(OnnxSlot.CreateCpuMemoryInfo);
        Check(describe(DeviceAllocator, DefaultMemory, &created), "describe memory");
        _memory = created;
        Check(((delegate* unmanaged<nint*, nint>)At(OnnxSlot.GetAllocatorWithDefaultOptions))(&created), "get an allocator");
        _allocator = created;
    }

    /// <summary>Version of the library, e.g. <c>1.30.0</c>.</summary>
    public string Version { get; }

    /// <summary>Makes a session for a model given as bytes; the caller owns it.</summary>
    /// <exception cref="OnnxException">The bytes are no usable model, or the provider cannot be loaded.</exception>
    public nint CreateSession(ReadOnlySpan<byte> model, ExecutionProvider provider)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)At(OnnxSlot.CreateSessionOptions))(&options), "create session options");
        try
        {
            Check(((delegate* unmanaged<nint, int, nint>)At(OnnxSlot.SetSessionGraphOptimizationLevel))(options, 99), "set the optimization level");
            // One thread per run: parallel runs of one session beat one run on many threads, and never collapse under other load.
            Check(((delegate* unmanaged<nint, int, nint>)At(OnnxSlot.SetIntraOpNumThreads))(options, 1), "set threads");
            Check(((delegate* unmanaged<nint, int, nint>)At(OnnxSlot.SetInterOpNumThreads))(options, 1), "set threads");
            if (provider == ExecutionProvider.Cuda) AppendCuda(options);
            fixed (byte* bytes = model)
            {
                var create = (delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)At(OnnxSlot.CreateSessionFromArray);
                Check(create(_environment, bytes, (nuint)model.Length, options, &session), "load the model");
            }

            return session;
        }
        finally
        {
            Release(OnnxSlot.ReleaseSessionOptions, options);
        }
    }

    /// <summary>Names, types and shapes of a session's inputs or outputs.</summary>
    public OnnxTensor[] Describe(nint session, bool inputs)
    {
        nuint count;
        var (counter, namer, typer) = inputs
            ? (OnnxSlot.SessionGetInputCount, OnnxSlot.SessionGetInputName, OnnxSlot.SessionGetInputTypeInfo)
            : (OnnxSlot.SessionGetOutputCount, OnnxSlot.SessionGetOutputName, OnnxSlot.SessionGetOutputTypeInfo);
        Check(((delegate* unmanaged<nint, nuint*, nint>)At(counter))(session, &count), "count tensors");
        var tensors = new OnnxTensor[count];
        for (nuint i = 0; i < count; i++)
        {
            nint name, type, tensor;
            Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)At(namer))(session, i, _allocator, &name), "read a tensor's name");
            var text = Marshal.PtrToStringUTF8(name) ?? string.Empty;
            Check(((delegate* unmanaged<nint, nint, nint>)At(OnnxSlot.AllocatorFree))(_allocator, name), "free a name");
            Check(((delegate* unmanaged<nint, nuint, nint*, nint>)At(typer))(session, i, &type), "read a tensor's type");
            try
            {
                Check(((delegate* unmanaged<nint, nint*, nint>)At(OnnxSlot.CastTypeInfoToTensorInfo))(type, &tensor), "read a tensor's type");
                tensors[i] = tensor == 0 ? new OnnxTensor(text, 0, []) : Shape(text, tensor);
            }
            finally
            {
                Release(OnnxSlot.ReleaseTypeInfo, type);
            }
        }

        return tensors;
    }

    /// <summary>Wraps pinned memory as a float32 tensor; the caller keeps the memory alive and releases the value.</summary>
    public nint WrapFloats(float* data, int count, ReadOnlySpan<long> shape)
    {
        nint value;
        fixed (long* axes = shape)
        {
            var create = (delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)At(OnnxSlot.CreateTensorWithDataAsOrtValue);
            Check(create(_memory, data, (nuint)count * sizeof(float), axes, (nuint)shape.Length, OnnxTensor.Float32, &value), "wrap a tensor");
        }

        return value;
    }

    /// <summary>One run of a session; an output left 0 is allocated by the library, and then the caller releases it.</summary>
    public void Run(nint session, ReadOnlySpan<nint> inputNames, ReadOnlySpan<nint> inputs, ReadOnlySpan<nint> outputNames, Span<nint> outputs)
    {
        fixed (nint* inName = inputNames, inValue = inputs, outName = outputNames, outValue = outputs)
        {
            var run = (delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)At(OnnxSlot.Run);
            Check(run(session, 0, inName, inValue, (nuint)inputs.Length, outName, (nuint)outputs.Length, outValue), "run the model");
        }
    }

    /// <summary>The shape of a value that the library allocated.</summary>
    public OnnxTensor Describe(nint value, string name)
    {
        nint tensor;
        Check(((delegate* unmanaged<nint, nint*, nint>)At(OnnxSlot.GetTensorTypeAndShape))(value, &tensor), "read a result's shape");
        try
        {
            return Shape(name, tensor);
        }
        finally
        {
            Release(OnnxSlot.ReleaseTensorTypeAndShapeInfo, tensor);
        }
    }

    /// <summary>The elements of a float32 value; valid until the value is released.</summary>
    public ReadOnlySpan<float> Floats(nint value, int count)
    {
        void* data;
        Check(((delegate* unmanaged<nint, void**, nint>)At(OnnxSlot.GetTensorMutableData))(value, &data), "read a result");
        return new ReadOnlySpan<float>(data, count);
    }

    /// <summary>Releases a native object by the function made for its kind.</summary>
    public void Release(OnnxSlot slot, nint native)
    {
        if (native != 0) ((delegate* unmanaged<nint, void>)At(slot))(native);
    }

    private nint At(OnnxSlot slot) => _table[(int)slot];

    private OnnxTensor Shape(string name, nint tensor)
    {
        int type;
        nuint rank;
        Check(((delegate* unmanaged<nint, int*, nint>)At(OnnxSlot.GetTensorElementType))(tensor, &type), "read a tensor's type");
        Check(((delegate* unmanaged<nint, nuint*, nint>)At(OnnxSlot.GetDimensionsCount))(tensor, &rank), "read a tensor's rank");
        var shape = new long[rank];
        fixed (long* axes = shape)
        {
            Check(((delegate* unmanaged<nint, long*, nuint, nint>)At(OnnxSlot.GetDimensions))(tensor, axes, rank), "read a tensor's shape");
        }

        return new OnnxTensor(name, type, shape);
    }

    private void AppendCuda(nint options)
    {
        const string Export = "OrtSessionOptionsAppendExecutionProvider_CUDA";
        if (!NativeLibrary.TryGetExport(_library, Export, out var append))
            throw new OnnxException($"ONNX Runtime {Version} was built without CUDA; a GPU build of the same version is needed.");
        Check(((delegate* unmanaged<nint, int, nint>)append)(options, 0), "load the CUDA provider");
    }

    private void Check(nint status, string doing)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)At(OnnxSlot.GetErrorMessage))(status));
        Release(OnnxSlot.ReleaseStatus, status);
        throw new OnnxException($"ONNX Runtime {Version} could not {doing}: {message}");
    }
}
