using System.Security.Claims;

namespace CharterBot.Tab.SignIn;

/// <summary>Who asks to read: a person of a tenant. The tab takes nothing else from a token.</summary>
internal readonly record struct Reader(string Tenant, string Person)
{
    public const string TenantClaim = "tid";
    public const string PersonClaim = "oid";

    public static Reader Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue(TenantClaim)!, user.FindFirstValue(PersonClaim)!);
}
