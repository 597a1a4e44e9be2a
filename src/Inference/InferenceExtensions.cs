using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aikynetix.Inference;

/// <summary>Adds the inference to an app.</summary>
public static class InferenceExtensions
{
    /// <summary>Registers <see cref="PoseEstimatorProvider"/> and <see cref="ModelLibrary"/> with their settings, checked at start.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">Sections <c>Inference</c> and <c>Models</c>; <c>AIKY_ONNXRUNTIME</c>, <c>AIKY_MODELS</c>.</param>
    public static IServiceCollection AddInference(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<InferenceOptions>()
            .Bind(configuration.GetSection(InferenceOptions.Section))
            .Configure(options => options.OnnxRuntime = configuration["AIKY_ONNXRUNTIME"] ?? options.OnnxRuntime)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.Section))
            .Configure(options => options.MoreFolders = configuration["AIKY_MODELS"] ?? options.MoreFolders)
            .Validate(options => options.IsMirrorUsable, "Models:Mirror must be an https:// address, or an http:// address of this machine.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PoseEstimatorProvider>();
        services.AddSingleton<ModelLibrary>();
        return services;
    }
}
