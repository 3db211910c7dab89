using System.Text.Json;
using CharterBot.Charters.People;
using CharterBot.Conversations;

namespace CharterBot.Channels.Teams;

/// <summary>What an activity means to the bot.</summary>
internal abstract record Understood
{
    private Understood()
    {
    }

    /// <summary>Not for the bot: taken, and nothing done.</summary>
    public sealed record Nothing : Understood;

    /// <param name="SentIn">What a form sent in: it is shown again when nothing of it could be saved.</param>
    public sealed record Turn(Arrival Arrival, AnswerAs Answer, JsonElement? SentIn = null) : Understood;

    /// <summary>A form that someone opens: reads, changes nothing.</summary>
    public sealed record Form(
        ThreadKey Thread,
        DialogRequest Dialog,
        string? Charter,
        Person By,
        PressedCard? Pressed) : Understood;

    /// <summary>Someone wants to make an answer of a message: the form with its text.</summary>
    public sealed record MessageForm(ThreadKey Thread, UsedMessage Message, Person By) : Understood;

    /// <summary>Someone has chosen the question for it.</summary>
    /// <param name="Account">The Entra object id of who chose, to see whether it is their own message.</param>
    public sealed record MessageUse(
        Whereabouts Where,
        UsedMessage Message,
        int Question,
        string? Charter,
        Person By,
        string? Account,
        string Delivery) : Understood;

    /// <summary>The bot was brought into a place. Told by several events, and each of them may come again.</summary>
    /// <param name="Welcome">The thread of its own that holds the welcome.</param>
    /// <param name="By">Who brought it in; the name is often missing, the id at times.</param>
    public sealed record Came(ThreadKey Welcome, Place Place, Person By, DateTimeOffset? At) : Understood;

    /// <summary>The bot was taken out of a place.</summary>
    /// <inheritdoc cref="Came"/>
    public sealed record Went(ThreadKey Welcome, DateTimeOffset? At) : Understood;

    /// <summary>Nothing that our cards could have sent, or another person's button.</summary>
    /// <param name="IsFault">No card of ours sends that.</param>
    public sealed record Refusal(string Why, AnswerAs Answer, bool IsFault = false) : Understood;
}
