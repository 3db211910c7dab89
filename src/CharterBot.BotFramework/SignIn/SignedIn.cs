namespace CharterBot.BotFramework.SignIn;

/// <summary>How a delivery proved where it comes from.</summary>
public abstract record SignedIn
{
    private SignedIn() { }

    /// <summary>Microsoft Teams, by a token of the Bot Framework for this bot, from a tenant that it serves.</summary>
    public sealed record BotFramework(string Tenant) : SignedIn;

    /// <summary>The local room of this very process.</summary>
    public sealed record Room : SignedIn;

    /// <summary>Nobody knows: a local test tool, let in by a setting that only Development has.</summary>
    public sealed record Anonymous : SignedIn;
}
