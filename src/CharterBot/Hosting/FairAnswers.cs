namespace CharterBot.Hosting;

/// <summary>
/// Answers for which somebody waits, given in the order in which they came. What a thread of the pool completes, it would
/// otherwise put on a pile of its own and take the newest first: under full load the oldest can lie there for many
/// seconds.
/// </summary>
internal static class FairAnswers
{
    /// <summary>For <see cref="SetFairly{T}"/>: whoever waits goes on right there.</summary>
    public static TaskCompletionSource<T> Source<T>() => new();

    public static void SetFairly<T>(this TaskCompletionSource<T> source, T answer) => ThreadPool.UnsafeQueueUserWorkItem(
        static pair => pair.source.TrySetResult(pair.answer), (source, answer), preferLocal: false);
}
