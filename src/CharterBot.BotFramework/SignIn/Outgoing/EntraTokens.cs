using System.Security.Cryptography;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Microsoft.Identity.Client.Extensibility;

namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>Tokens for the connector from Entra, for the one proof of identity that the settings name.</summary>
internal sealed class EntraTokens
{
    public const string HttpName = "entra";

    private readonly BotFrameworkOptions _options;
    private readonly Cloud _cloud;
    private readonly Lazy<IConfidentialClientApplication> _library;

    public EntraTokens(
        IOptions<BotFrameworkOptions> options, Cloud cloud, IMsalHttpClientFactory http, ProveIdentity proveIdentity)
    {
        (_options, _cloud) = (options.Value, cloud);
        _library = new(() => Proving(
            ConfidentialClientApplicationBuilder.Create(_options.AppId)
                .WithAuthority(new Uri(cloud.Login, _options.TenantId))
                .WithInstanceDiscovery(false)
                .WithHttpClientFactory(http, retryOnceOn5xx: false),
            proveIdentity).Build());
    }

    public async Task<TokenAnswer> AcquireAsync(bool fresh, CancellationToken cancellationToken)
    {
        if (!_options.HasIdentity)
            return new TokenAnswer.Denied("BotFramework:AppId is not set");

        if (_cloud.IsLocal)
            return new TokenAnswer.Denied("a cloud on loopback (BotFramework:MetadataAddress) gives none");

        try
        {
            var result = await _library.Value.AcquireTokenForClient([_cloud.Scope])
                .WithForceRefresh(fresh)
                .ExecuteAsync(cancellationToken);
            return new TokenAnswer.Granted(result.AccessToken, result.ExpiresOn);
        }
        catch (MsalServiceException e)
        {
            return new TokenAnswer.Denied(EntraFaults.Explain(e, _cloud));
        }
        catch (AuthenticationFailedException e)
        {
            return new TokenAnswer.Denied(
                $"BotFramework:ManagedIdentityClientId, the managed identity, gave no token here ({e.GetType().Name})");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException
            or UnauthorizedAccessException or CryptographicException)
        {
            return new TokenAnswer.Denied(
                $"the certificate of BotFramework:CertificatePath cannot be used any more ({e.GetType().Name})");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A network that is not there, or one that answers for Entra with a page of its own.
            return new TokenAnswer.Denied($"Entra did not answer ({e.GetType().Name})");
        }
    }

    private ConfidentialClientApplicationBuilder Proving(
        ConfidentialClientApplicationBuilder builder, ProveIdentity proveIdentity) =>
        _options.Credential switch
        {
            CredentialKind.ManagedIdentity => builder.WithClientAssertion(
                (AssertionRequestOptions asked) => proveIdentity(asked.CancellationToken)),
            CredentialKind.Certificate => builder.WithCertificate(
                _ => Task.FromResult(CertificateFile.Load(_options.CertificatePath!)), new CertificateOptions()),
            CredentialKind.Secret => builder.WithClientSecret(_options.ClientSecret),
            _ => throw new UnreachableException("An identity without a proof does not pass the settings' rules"),
        };
}
