namespace Aikynetix.Streaming.Decode;

/// <summary>What one first byte of a NUT frame stands for.</summary>
/// <param name="Flags">Which fields follow.</param>
/// <param name="TimeStep">Units of time since the frame before, unless the time follows.</param>
/// <param name="SizeFactor">What the size that follows is multiplied by.</param>
/// <param name="Size">Bytes of the frame, or what is added to the size that follows.</param>
/// <param name="Reserved">Numbers to be skipped, unless their count follows.</param>
/// <param name="Prefix">Which beginning is left out, unless that follows.</param>
internal readonly record struct NutFrameCode(NutFlags Flags, long TimeStep, int SizeFactor, int Size, int Reserved, int Prefix);
