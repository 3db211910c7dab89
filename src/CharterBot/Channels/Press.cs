using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Channels;

/// <summary>What a button does when it is pressed, on whatever platform.</summary>
internal abstract record Press
{
    private Press()
    {
    }

    /// <param name="OnlyFor">The one person whose words it carries; null when anyone may press it.</param>
    public sealed record Do(CharterCommand Command, PersonId? OnlyFor = null) : Press;

    public sealed record Open(DialogRequest Dialog) : Press;
}
