using Aikynetix.Streaming.Decode;
using Aikynetix.Streaming.Encode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aikynetix.Streaming;

/// <summary>The table of contents of this project for a host.</summary>
public static class StreamingExtensions
{
    /// <summary>
    /// Adds the way from a video file to observations, the way back to a video with what was seen drawn into it, and the limits of live streams (a <see cref="LiveCapture"/> is made for each stream). The host also registers what this project may not know: a
    /// <see cref="PlateFinder"/>.
    /// </summary>
    public static IServiceCollection AddStreaming(this IServiceCollection services)
    {
        services.AddOptions<StreamingOptions>()
            .BindConfiguration(StreamingOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<LiveOptions>()
            .BindConfiguration(LiveOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MediaProbe>();
        services.TryAddSingleton<VideoDecoder>();
        services.TryAddSingleton<CapturePipeline>();
        services.TryAddSingleton<VideoRenderer>();
        services.TryAddSingleton<StillRenderer>();
        return services;
    }
}
