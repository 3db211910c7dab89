using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// A message as it reaches the grammar: the bot's own mention is gone, other mentions stand as names.
/// </summary>
public sealed record Heard(string Text, ImmutableArray<PersonReference> Mentions, bool HasAttachments = false);
