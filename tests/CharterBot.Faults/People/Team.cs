using System.Collections.Concurrent;
using System.Globalization;
using CharterBot.Faults.Instances;

namespace CharterBot.Faults.People;

/// <summary>
/// The people of one channel, who write one charter after the other: to each question everybody at once, then the
/// starter, the only member, drafts an answer of it, which agrees it and asks the next.
/// </summary>
internal sealed class Team(Postbox post, Func<int, WrittenThread> open, Work work)
{
    private const int Questions = 7;

    public ConcurrentQueue<WrittenThread> Threads { get; } = [];

    /// <summary>Writes so many pieces, and not always to the end of a charter.</summary>
    public async Task WriteAsync(int pieces, CancellationToken cancellationToken)
    {
        for (var number = 1; pieces > 0; number++)
        {
            var thread = open(number);
            Threads.Enqueue(thread);
            pieces -= await WriteCharterAsync(thread, pieces, cancellationToken);
        }
    }

    public static async Task BeginAsync(Postbox post, WrittenThread thread, CancellationToken cancellationToken)
    {
        var starter = WrittenThread.Person(1);
        await post.DeliverAsync(thread.Message(starter, $"start Our {InstanceLog.Canary} team"), cancellationToken);
        await post.DeliverAsync(thread.Message(starter, "begin"), cancellationToken);
    }

    /// <summary>One piece, delivered until it is acknowledged, and only then written down as such.</summary>
    public static async Task ContributeAsync(
        Postbox post, WrittenThread thread, int question, int person, int number, CancellationToken cancellationToken)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"Thought {number} of {WrittenThread.Person(person)} about part {question}.");
        thread.Sent.Enqueue(text);
        await post.DeliverAsync(thread.Message(WrittenThread.Person(person), $"{question}: {text}"), cancellationToken);
        thread.Acknowledged.Enqueue(text);
    }

    private async Task<int> WriteCharterAsync(WrittenThread thread, int most, CancellationToken cancellationToken)
    {
        await BeginAsync(post, thread, cancellationToken);
        var written = 0;
        for (var question = 1; question <= Questions && written < most; question++)
        {
            var asked = question;
            var share = Math.Min(work.People * work.PiecesPerQuestion, most - written);
            await Task.WhenAll(Enumerable.Range(1, work.People).Select(async person =>
            {
                // Everybody's first words come in the same instant.
                for (var n = person; n <= share; n += work.People)
                    await ContributeAsync(post, thread, asked, person, n, cancellationToken);
            }));
            written += share;
            await post.DeliverAsync(
                thread.Message(WrittenThread.Person(1), $"draft What {InstanceLog.Canary} answers to {question}."),
                cancellationToken);
        }

        if (written == Questions * work.People * work.PiecesPerQuestion)
            await post.DeliverAsync(thread.Message(WrittenThread.Person(1), "publish"), cancellationToken);
        return written;
    }
}
