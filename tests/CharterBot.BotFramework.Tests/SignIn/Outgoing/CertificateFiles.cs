using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CharterBot.BotFramework.Tests.SignIn.Outgoing;

/// <summary>Certificates in files, good ones and others, in a folder that goes away.</summary>
public sealed class CertificateFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charterbot-certificates-");
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;

    public CertificateFiles() => _certificate = new CertificateRequest(
        "CN=charterbot.test", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));

    public string Thumbprint => _certificate.Thumbprint;

    public string Missing => Path.Combine(_folder.FullName, "missing.pem");

    public string Pem => Write(
        "both.pem", $"{_certificate.ExportCertificatePem()}\n{_key.ExportPkcs8PrivateKeyPem()}\n");

    public string KeyFirst => Write(
        "key-first.pem", $"{_key.ExportRSAPrivateKeyPem()}\n{_certificate.ExportCertificatePem()}\n");

    public string PemWithoutKey => Write("public.pem", _certificate.ExportCertificatePem());

    public string Garbage => Write("garbage.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    public string Text => Write("text.pfx", "not a certificate at all");

    public string Pfx => Write("both.pfx", _certificate.Export(X509ContentType.Pkcs12));

    public string PfxWithPassword => Write("locked.pfx", _certificate.Export(X509ContentType.Pkcs12, "a password"));

    public string Curve
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=curve.test", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
            return Write("curve.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        }
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Write(string name, string text) => Write(name, System.Text.Encoding.ASCII.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
