using System.Collections.Immutable;

namespace CharterBot.Charters.Grammar;

/// <summary>One row of the command table: the words, what may follow, who may say it, what it does.</summary>
/// <param name="Words">The first is the one we show; the others are synonyms.</param>
/// <param name="Usage">As the help shows it: "draft &lt;text&gt;".</param>
/// <param name="NotBefore">Words after which the command word is read as part of a sentence, and asked about.</param>
public sealed record CommandRow(
    CommandName Name,
    ImmutableArray<string> Words,
    Takes Takes,
    string Usage,
    string Who,
    string Does,
    ImmutableHashSet<string> NotBefore)
{
    public string Word => Words[0];

    /// <summary>It acts only when it is the whole message, a number or a person aside.</summary>
    public bool StandsAlone => Takes is Takes.Nothing or Takes.MaybeNumber or Takes.Number
        or Takes.MaybeNumberOrPerson or Takes.Person;
}
