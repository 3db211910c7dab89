using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;

namespace CharterBot.Tests.Channels;

/// <summary>One card of one charter, by a name that says what it shows.</summary>
internal sealed record DrawnScene(string Name, Charter Charter, CardKey Key, bool IsNew = false)
{
    public DrawnCard Draw() => CardDrawing.Draw(Charter, Key, IsNew);

    /// <summary>As this one person sees it.</summary>
    public DrawnCard Draw(PersonId viewer) => CardDrawing.Draw(Charter, Key, viewer: viewer);
}
