namespace CharterBot.Channels;

/// <summary>A dialog that someone asked to see, by a button.</summary>
internal abstract record DialogRequest
{
    private DialogRequest()
    {
    }

    public sealed record MyAnswer(int Question) : DialogRequest;

    public sealed record OurDraft(int Question) : DialogRequest;

    /// <summary>Someone else saved a draft while the form was open: both texts, and one more try.</summary>
    public sealed record SavedMeanwhile(int Question, string Mine) : DialogRequest;

    public sealed record Object(int Question, int Draft) : DialogRequest;

    public sealed record Aside(int Question, int Draft) : DialogRequest;

    public sealed record Reopen : DialogRequest;

    public sealed record Revise : DialogRequest;

    public sealed record Examples(int Question) : DialogRequest;

    /// <summary>Whole texts that a card or a message had no room for.</summary>
    /// <param name="Question">0 for all questions.</param>
    public sealed record Show(int Question, int Page = 1) : DialogRequest;

    public sealed record Export(int Page = 1) : DialogRequest;

    public sealed record MyData(int Page = 1) : DialogRequest;

    public sealed record Status : DialogRequest;

    public sealed record History(int Page = 1) : DialogRequest;

    public sealed record Questions : DialogRequest;

    public sealed record Help : DialogRequest;
}
