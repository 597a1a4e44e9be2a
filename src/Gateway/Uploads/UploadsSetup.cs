namespace Aikynetix.Gateway.Uploads;

/// <summary>Registers what takes uploads.</summary>
internal static class UploadsSetup
{
    /// <summary>Adds the receiver and its limits.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<UploadSlots>()
            .AddSingleton<DiskRoom>()
            .AddSingleton<VideoIntake>()
            .AddSingleton<UploadDrafts>()
            .AddSingleton<MadeSessions>()
            .AddSingleton<UploadReceiver>();
    }
}
