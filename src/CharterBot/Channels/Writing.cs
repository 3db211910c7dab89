using System.Text;

namespace CharterBot.Channels;

/// <summary>Adding a sentence to a text in the making, without the framework's question for a culture each time.</summary>
internal static class Writing
{
    public static StringBuilder Add(this StringBuilder text, string more) => text.Append(more);
}
