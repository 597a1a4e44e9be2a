using System.Runtime.InteropServices;

namespace Aikynetix.Inference.Onnx;

/// <summary>Owns one native object of ONNX Runtime and releases it exactly once, after the last call that uses it.</summary>
internal sealed class OnnxHandle : SafeHandle
{
    private readonly OnnxApi _api;
    private readonly OnnxSlot _release;

    public OnnxHandle(OnnxApi api, OnnxSlot release, nint native)
        : base(0, ownsHandle: true)
    {
        (_api, _release) = (api, release);
        SetHandle(native);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        _api.Release(_release, handle);
        return true;
    }
}
