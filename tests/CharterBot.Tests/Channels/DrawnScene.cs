using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Tests.Channels;

/// <summary>One card of one charter, by a name that says what it shows.</summary>
internal sealed record DrawnScene(string Name, Charter Charter, CardKey Key, bool IsNew = false)
{
    public DrawnCard Draw() => CardDrawing.Draw(Charter, Key, IsNew);
}
