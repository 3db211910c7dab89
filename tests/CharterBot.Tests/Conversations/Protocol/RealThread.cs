using System.Globalization;
using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>
/// What people see of the one card: a message a post, with the turn that it shows. A turn is a member more.
/// </summary>
internal sealed class RealThread(TimeProvider time) : IChannel
{
    private Func<Task<PostOutcome?>>? _next;

    public List<int> Texts { get; } = [];

    public bool IsNextLost { get; set; }

    /// <summary>How often something was sent.</summary>
    public int Sends { get; private set; }

    /// <summary>What happens before the next answer, or instead of it.</summary>
    public void Once(Func<Task<PostOutcome?>> next) => _next = next;

    public bool Serves(Place place) => true;

    public async Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardPosting posting, CancellationToken cancellationToken)
    {
        Sends++;
        var message = posting.Message;
        if (IsNextLost)
            IsNextLost = false;
        else
            message = Put(message, charter.Members.Length);
        var next = _next;
        _next = null;
        return (next is null ? null : await next()) ?? new PostOutcome.Posted(message, time.GetUtcNow());
    }

    public Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, bool isSmall, CancellationToken cancellationToken) =>
        throw new UnreachableException($"Nobody is to be told {reply}.");

    /// <summary>A double that goes is still counted as one that was posted.</summary>
    public Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken) =>
        Task.FromResult<PostOutcome>(new PostOutcome.Posted(message, time.GetUtcNow()));

    private string Put(string? message, int turn)
    {
        if (message is not null)
        {
            Texts[int.Parse(message, CultureInfo.InvariantCulture) - 1] = turn;
            return message;
        }

        Texts.Add(turn);
        return Texts.Count.ToString(CultureInfo.InvariantCulture);
    }
}
