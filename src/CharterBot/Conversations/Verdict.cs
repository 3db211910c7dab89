namespace CharterBot.Conversations;

/// <summary>What an attempt to show something means for the thread.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>For better or worse: it need not be tried again.</summary>
    public sealed record Over : Verdict;

    /// <summary>The agenda knows when.</summary>
    public sealed record Again : Verdict;

    /// <summary>Perhaps there, perhaps not, twice: left alone until somebody does something in the thread.</summary>
    public sealed record Left : Verdict;

    /// <summary>The message that was to be changed is not there any more.</summary>
    public sealed record Gone : Verdict;

    /// <param name="ForNow">For so long; null: until there is a word from the place.</param>
    public sealed record NothingGoesHere(TimeSpan? ForNow) : Verdict;
}
