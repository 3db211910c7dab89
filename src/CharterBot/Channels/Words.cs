using System.Globalization;
using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Channels;

/// <summary>Small pieces of sentences that cards and replies share.</summary>
internal static class Words
{
    public const string Bot = "CharterBot";

    /// <summary>The command as people write it: "@CharterBot ok 2".</summary>
    public static string Say(CommandName name, int? number = null) =>
        number is { } n ? $"@{Bot} {CommandTable.Of(name).Word} {Number(n)}" : $"@{Bot} {CommandTable.Of(name).Word}";

    /// <summary>
    /// The command with what follows it: "@CharterBot object &lt;reason&gt;". A number that the table gives as an
    /// example is the one meant here, or a place for it: people write what they read.
    /// </summary>
    public static string Usage(CommandName name, int? number = null)
    {
        var usage = CommandTable.Of(name).Usage;
        var digit = usage.AsSpan().IndexOfAnyInRange('0', '9');
        var meant = number is { } n ? Number(n) : "<number>";
        return digit < 0 ? $"@{Bot} {usage}" : $"@{Bot} {usage[..digit]}{meant}{usage[(digit + 1)..]}";
    }

    /// <summary>A command with the place for a question's number: "@CharterBot show &lt;number&gt;".</summary>
    public static string SayNumber(CommandName name) => $"@{Bot} {CommandTable.Of(name).Word} <number>";

    public static string NoSuchQuestion(Charter charter) =>
        $"The questions here go from 1 to {Number(charter.Set.Count)}.";

    /// <summary>How a settled question is opened again, as the charter stands.</summary>
    public static string Again(Charter? charter, int question) =>
        charter is { Phase: Phase.Published } or { IsRevising: true }
            ? Say(CommandName.Revise, question)
            : $"{Say(CommandName.Reopen, question)} <reason>";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{Number(count)} {many ?? one + "s"}";

    public static string Date(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string NameOf(this Charter charter, PersonId person, int most) =>
        UserText.Isolated(UserText.Name(charter.NameOf(person), most));

    /// <summary>"Amina, Ben and 3 more"; null when there is nobody.</summary>
    public static string? Names(this Charter charter, IEnumerable<PersonId> people, int most = 40, int longest = 100)
    {
        var names = new List<string>();
        var more = 0;
        foreach (var person in people)
        {
            if (names.Count < most)
                names.Add(charter.NameOf(person, longest));
            else
                more++;
        }

        if (names.Count == 0)
            return null;
        return more == 0 ? string.Join(", ", names) : $"{string.Join(", ", names)} and {Number(more)} more";
    }
}
