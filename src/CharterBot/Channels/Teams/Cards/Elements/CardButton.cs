using System.Text.Json.Serialization;

namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>A button: executed where the client can, submitted with the same cargo where it cannot.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Execute), "Action.Execute")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
internal abstract record CardButton(string Title, Cargo Data)
{
    public string? Style { get; init; }

    public sealed record Execute(string Title, string Verb, Cargo Data, CardButton? Fallback = null)
        : CardButton(Title, Data);

    public sealed record Submit(string Title, Cargo Data) : CardButton(Title, Data)
    {
        /// <summary>The answer is a card or a reply: "Your response was sent to the app" only adds to it.</summary>
        [JsonPropertyName("msTeams")]
        public SubmitFeedback Teams { get; } = SubmitFeedback.Hidden;
    }
}

/// <summary>What Teams itself says under a card when a button of it was submitted.</summary>
internal sealed record SubmitFeedback(SubmitFeedback.Shown Feedback)
{
    public static readonly SubmitFeedback Hidden = new(new Shown(Hide: true));

    public sealed record Shown(bool Hide);
}
