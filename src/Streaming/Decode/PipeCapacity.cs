using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Aikynetix.Streaming.Decode;

/// <summary>Widens a child's output pipe, so that a frame crosses in a few system calls instead of many.</summary>
internal static partial class PipeCapacity
{
    private const int SetPipeSize = 1031;
    private const int OneMebibyte = 1 << 20;

    /// <summary>Asks for 1 MiB, the most that an ordinary user gets; where that is refused the pipe works as it is.</summary>
    public static void Widen(Stream output)
    {
        if (OperatingSystem.IsLinux() && output is PipeStream pipe) _ = Control(pipe.SafePipeHandle, SetPipeSize, OneMebibyte);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle file, int command, int argument);
}
