using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Storage;
using CharterBot.Tab.Reading;

namespace CharterBot.Tab.View;

/// <summary>What a channel has to pin: published charters first, then those at work, none that was cancelled.</summary>
internal static class ChannelView
{
    public static ChannelPage Nothing { get; } = new([], HasMore: false);

    public static ChannelPage Of(ChannelList list) => new(
        [.. list.Charters
            .Where(listed => listed.Charter.Phase != Phase.Cancelled)
            .Select(listed => Of(Keys.Decode(listed.Thread.Thread), listed.Charter))
            .OfType<ChannelCharter>()
            .OrderByDescending(charter => charter.Version is not null)
            .ThenByDescending(charter => charter.At)],
        list.HasMore);

    private static ChannelCharter? Of(string? thread, Charter charter) => thread is null ? null : new(
        thread,
        UserText.OnOneLine(charter.Editions is [.., var edition] ? edition.Name : charter.Name),
        charter.Editions is [.., { Version: var version }] ? version : null,
        charter.Editions is [.., { At: var at }] ? at : charter.StartedAt,
        charter.Questions.Count(question => question.Stage == Stage.Agreed),
        charter.Set.Count);
}
