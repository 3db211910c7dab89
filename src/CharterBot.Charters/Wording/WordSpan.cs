namespace CharterBot.Charters.Wording;

/// <summary>A run of text in the difference between two drafts.</summary>
public readonly record struct WordSpan(WordSpan.Kind Is, string Text)
{
    public enum Kind
    {
        Same,
        Added,
        Removed,
    }
}
