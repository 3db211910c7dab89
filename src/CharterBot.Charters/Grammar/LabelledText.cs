namespace CharterBot.Charters.Grammar;

/// <summary>A part of a message: for a labelled question, or (null) for the one now asked.</summary>
public readonly record struct LabelledText(int? Question, string Text);
