using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>A platform that takes everything and numbers it, unless it was told to answer otherwise.</summary>
internal sealed class FakeChannel(TimeProvider time) : IChannel
{
    private readonly Queue<Func<Task<PostOutcome>>> _answers = new();

    /// <summary>What was put into the thread or brought up to date, in its order.</summary>
    public List<CardPosting> Shown { get; } = [];

    public List<Reply> Said { get; } = [];

    public List<string> Withdrawn { get; } = [];

    /// <summary>The next answer that was not told yet is this.</summary>
    public void Answer(PostOutcome outcome) => Answer(() => Task.FromResult(outcome));

    public void Answer(Func<Task<PostOutcome>> answer) => _answers.Enqueue(answer);

    public bool Serves(Place place) => true;

    public Task<PostOutcome> ShowAsync(
        Place place, Charter charter, CardPosting posting, CancellationToken cancellationToken)
    {
        Shown.Add(posting);
        return NextAsync(posting.Message ?? $"m{Shown.Count}");
    }

    public Task<PostOutcome> SayAsync(
        Place place, Charter? charter, Reply reply, Person to, bool isSmall, CancellationToken cancellationToken)
    {
        Said.Add(reply);
        return NextAsync($"r{Said.Count}");
    }

    public Task<PostOutcome> WithdrawAsync(Place place, string message, CancellationToken cancellationToken)
    {
        Withdrawn.Add(message);
        return NextAsync(message);
    }

    private Task<PostOutcome> NextAsync(string message) => _answers.TryDequeue(out var answer)
        ? answer()
        : Task.FromResult<PostOutcome>(new PostOutcome.Posted(message, time.GetUtcNow()));
}
