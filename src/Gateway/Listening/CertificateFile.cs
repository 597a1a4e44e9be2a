using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aikynetix.Gateway.Listening;

/// <summary>Keeps one certificate with its key as PEM, readable by the server's user only.</summary>
internal static class CertificateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The kept certificate with its key; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static X509Certificate2? Find(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(path);
        }
        catch (CryptographicException cause)
        {
            throw new InvalidDataException($"{path} must hold a certificate and its key; delete it and start again: phones will ask once more.", cause);
        }
    }

    /// <summary>Keeps a certificate in place of the one before; a start that is killed half-way leaves one of the two.</summary>
    public static void Keep(string path, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new ArgumentException("The certificate has no key.", nameof(certificate));
        var temporary = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(temporary, options))
        {
            writer.WriteLine(certificate.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        File.Move(temporary, path, overwrite: true);
    }
}
