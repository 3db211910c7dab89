using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>Asks the cloud for its keys: its metadata says where, but only on its own host.</summary>
internal sealed class KeySource(HttpClient http, Cloud cloud)
{
    public const string HttpName = "keys";

    public const int LongestAnswer = 256 * 1024;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<KeyFetch> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var metadata = OpenIdConnectConfiguration.Create(
                await http.GetStringAsync(cloud.Metadata, cancellationToken));

            if (!Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var address) || !IsNextDoor(address))
                return new KeyFetch.Failed("the metadata names keys on another host");

            var keys = KeySet.Parse(await http.GetStringAsync(address, cancellationToken));
            return keys.Count == 0 ? new KeyFetch.Failed("there is no usable key") : new KeyFetch.Got(keys);
        }
        catch (HttpRequestException e)
        {
            return new KeyFetch.Failed(
                e.StatusCode is { } status ? $"the answer was {(int)status}" : e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a parser makes of an answer that is none, and the end of patience.
            return new KeyFetch.Failed(e.GetType().Name);
        }
    }

    private bool IsNextDoor(Uri address) =>
        address.Scheme == cloud.Metadata.Scheme && address.Authority == cloud.Metadata.Authority &&
        address.UserInfo.Length == 0;
}
