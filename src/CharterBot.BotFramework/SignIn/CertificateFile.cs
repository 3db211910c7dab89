using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CharterBot.BotFramework.SignIn;

/// <summary>The bot's certificate with its private key: a PEM file with both, or a PFX without a password.</summary>
internal static class CertificateFile
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Fault(string path)
    {
        if (!File.Exists(path))
            return "there is no such file";

        try
        {
            using var certificate = Load(path);
            if (!certificate.HasPrivateKey)
                return "the file holds no private key";

            using var key = certificate.GetRSAPrivateKey();
            return key is null ? "the key is not an RSA key" : null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return "the file is no certificate with its private key, PEM or PFX without a password, or cannot be read";
        }
    }

    public static X509Certificate2 Load(string path)
    {
        var text = File.ReadAllText(path);
        if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            return X509CertificateLoader.LoadPkcs12FromFile(path, password: null);

        return text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(text, text)
            : X509Certificate2.CreateFromPem(text);
    }
}
