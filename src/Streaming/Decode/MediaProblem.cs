namespace Aikynetix.Streaming.Decode;

/// <summary>Why a file cannot be analyzed.</summary>
public enum MediaProblem
{
    /// <summary>Empty, not a video, a picture, a playlist, or a container that we do not read.</summary>
    NotAVideo,

    /// <summary>A video whose codec we do not decode.</summary>
    UnsupportedCodec,

    /// <summary>A media file without moving pictures.</summary>
    NoVideoTrack,

    /// <summary>A video of which not one frame could be decoded.</summary>
    Undecodable,

    /// <summary>Longer, or more frames, than this server takes.</summary>
    TooLong,

    /// <summary>Pictures larger than this server takes.</summary>
    TooManyPixels,

    /// <summary>Reading or decoding took longer than this server allows.</summary>
    TimedOut,
}
