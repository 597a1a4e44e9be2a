using Aikynetix.Pose;

namespace Aikynetix.Streaming.Live;

/// <summary>Turns the units of one stream into pictures, one unit after the other; used by one thread at a time.</summary>
internal interface IPictureDecoder : IDisposable
{
    /// <summary>Decodes one unit.</summary>
    /// <param name="unit">The unit after the one before, or a key unit.</param>
    /// <param name="frameId">Number of the picture.</param>
    /// <param name="time">Its time on the capture's clock.</param>
    /// <returns>The picture, owned by the caller; null when the unit only prepares later ones.</returns>
    /// <exception cref="InvalidDataException">The unit is spoiled: what refers to it cannot be trusted either.</exception>
    /// <exception cref="LiveDecoderUnavailableException">The libraries of this machine lack this codec.</exception>
    VideoFrame? Decode(EncodedFrame unit, long frameId, TimeSpan time);
}
