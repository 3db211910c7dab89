using System.Text;

namespace CharterBot.Channels;

/// <summary>Adds a sentence to a text in the making, without the framework's question for a culture.</summary>
internal static class Writing
{
    public static StringBuilder Add(this StringBuilder text, string more) => text.Append(more);
}
