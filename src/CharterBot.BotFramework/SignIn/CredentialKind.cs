namespace CharterBot.BotFramework.SignIn;

/// <summary>How the bot proves to Entra that it is the bot; the best first.</summary>
public enum CredentialKind
{
    None,

    /// <summary>By the identity that Azure gives the machine: nothing to keep secret, nothing that runs out.</summary>
    ManagedIdentity,

    Certificate,

    Secret,
}
