using CharterBot.Channels;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Sending = CharterBot.Conversations.Sending;

namespace CharterBot.Tests.Conversations;

/// <summary>The showing of a thread as the show loop puts it together, without its pace.</summary>
internal static class ShownBy
{
    public static Showing Of(
        Conversation conversation,
        IChannel channel,
        ICharterStore store,
        Instances instances,
        Signals signals,
        TimeProvider time)
    {
        var agenda = new Agenda(time);
        var pace = new SendPace(conversation.Budget, new TenantBudget(time), isPaced: false, time);
        var judging = new Judging(conversation, agenda, pace, NullLogger<Judging>.Instance);
        var rows = new ShownRows(conversation, store, time, NullLogger<ShownRows>.Instance);
        var sending = new Sending(
            conversation, [channel], agenda, pace, judging, rows, signals, time, NullLogger<Sending>.Instance);
        var (erasing, sharing) = (new Erasing(conversation, store), new Sharing(conversation, instances));
        return new(conversation, agenda, pace, sending, rows, erasing, sharing);
    }
}
