using Aikynetix.Gateway.Errors;
using Aikynetix.Sessions;
using Microsoft.Extensions.Options;

namespace Aikynetix.Gateway.Uploads;

/// <summary>Refuses an upload for which the data disk has no room before it fills the disk that sessions are recorded on.</summary>
internal sealed class DiskRoom(IOptions<SessionsOptions> sessions, IOptions<UploadOptions> limits)
{
    /// <summary>Checks the room for so many bytes.</summary>
    /// <exception cref="ApiException">There is not enough.</exception>
    public void Ensure(long bytes)
    {
        var free = new DriveInfo(Path.GetFullPath(sessions.Value.DataFolder)).AvailableFreeSpace;
        if (free - bytes < limits.Value.KeepFreeBytes) throw new ApiException(ErrorCodes.StorageFull);
    }
}
