namespace Aikynetix.Gateway.Reports;

/// <summary>Registers what puts reports together.</summary>
internal static class ReportsSetup
{
    /// <summary>Adds the reader of reports.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<ReportReader>();
}
