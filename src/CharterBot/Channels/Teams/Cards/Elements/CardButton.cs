using System.Text.Json.Serialization;

namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>A button: executed where the client can, submitted with the same cargo where it cannot.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Execute), "Action.Execute")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
internal abstract record CardButton(string Title, Cargo Data)
{
    public string? Style { get; init; }

    public sealed record Execute(string Title, string Verb, Cargo Data, CardButton Fallback) : CardButton(Title, Data);

    public sealed record Submit(string Title, Cargo Data) : CardButton(Title, Data);
}
