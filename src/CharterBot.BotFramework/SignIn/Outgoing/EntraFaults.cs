using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace CharterBot.BotFramework.SignIn.Outgoing;

/// <summary>Entra's refusals in words that say what to do. Of Entra's own text only codes are passed on.</summary>
internal static partial class EntraFaults
{
    public static string Explain(MsalServiceException refusal, Cloud cloud)
    {
        var code = Code().Match(refusal.Message) is { Success: true } match ? match.Groups[1].Value : null;
        var words = (code, refusal.StatusCode) switch
        {
            ({ }, _) => $"{Words(code, cloud)} (AADSTS{code}, {cloud.Login.AbsoluteUri}error?code={code})",
            (_, 0) => "Entra did not answer",
            var (_, status) => $"Entra answered {status}",
        };
        return Guid.TryParse(refusal.CorrelationId, out var id) ? $"{words}, correlation {id}" : words;
    }

    private static string Words(string code, Cloud cloud) => code switch
    {
        "7000215" or "70002" =>
            "the secret is wrong: BotFramework:ClientSecret must be the secret's value, not its id, and of this AppId",
        "7000222" => "the secret has expired: make a new one and set BotFramework:ClientSecret",
        "7000216" or "7000218" or "700025" => "the registration does not take the kind of proof that is set",
        "700016" or "700011" or "70001" =>
            "BotFramework:TenantId has no application BotFramework:AppId: one of the two is wrong",
        "7000229" =>
            "the registration has no service principal in its tenant, an administrator makes it: " +
            "az ad sp create --id APPID",
        "7000112" =>
            "the application is disabled in its tenant (Enterprise applications, Enabled for users to sign in)",
        "90002" or "900023" or "90019" or "50059" or "50034" =>
            "there is no such tenant or account there: check BotFramework:TenantId, and for the cloud " +
            "BotFramework:MetadataAddress",
        "900382" or "900384" or "500011" =>
            "the tenant is of another cloud than BotFramework:MetadataAddress, or does not know the Bot Framework",
        "700027" or "50012" or "700030" =>
            "the registration does not know the certificate of BotFramework:CertificatePath, or it has expired",
        "700024" => "the proof is not valid now: is this machine's clock right?",
        "53003" or "530034" or "530035" => "a Conditional Access policy for workload identities keeps the bot out",
        _ when code.StartsWith("700211", StringComparison.Ordinal) =>
            $"the federated credential expects another issuer: it is {cloud.Login.AbsoluteUri}TENANTID/v2.0",
        _ when code.StartsWith("700212", StringComparison.Ordinal) =>
            $"the federated credential expects another audience: it is {cloud.TokenExchange}",
        _ when code.StartsWith("700213", StringComparison.Ordinal) =>
            "the federated credential expects another subject: it is the managed identity's object id, " +
            "letter for letter",
        "70021" =>
            "no federated credential of the registration fits the managed identity; a new one needs some minutes",
        _ => "Entra refused",
    };

    [GeneratedRegex("AADSTS([0-9]{3,8})", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
