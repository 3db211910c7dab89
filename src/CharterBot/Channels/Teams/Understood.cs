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
    public sealed record Form(ThreadKey Thread, DialogRequest Dialog, string? Charter, Person By, PressedCard? Pressed) : Understood;

    /// <summary>Nothing that our cards could have sent, or another person's button.</summary>
    public sealed record Refusal(string Why, AnswerAs Answer) : Understood;
}
