using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Where one person stands on a draft, said to this person.</summary>
internal static class OwnStance
{
    /// <param name="viewer">Null for the card that all see: somebody among them is.</param>
    public static bool IsMember(Charter charter, PersonId? viewer) =>
        viewer is not { } person || charter.IsMember(person);

    /// <summary>A stance makes a member, as long as there is room for one.</summary>
    public static bool MayBeTaken(Charter charter, PersonId? viewer) =>
        IsMember(charter, viewer) || charter.Members.Length < Charter.MostMembers;

    public static string Of(Charter charter, QuestionProgress question, Draft draft, PersonId viewer)
    {
        var objection = question.ObjectionOf(viewer);
        if (objection?.Draft == draft.Number)
            return "you object to this draft; it stays open until you withdraw, or the next draft settles it.";
        if (draft.StanceOf(viewer) is { } stance)
            return stance.IsOk ? "you said OK." : "you stand aside; your reservation is recorded.";
        if (objection is not null)
            return $"you objected to draft {objection.Draft}: say whether this one settles it.";
        if (!charter.IsMember(viewer))
        {
            return MayBeTaken(charter, viewer)
                ? "not a member yet; your stance makes you one."
                : $"not a member, and {Charter.MostMembers} is the most; you can still write pieces.";
        }

        return charter.WaitedFor(question).Contains(viewer)
            ? "we wait for your stance."
            : "nobody waits for you on this draft; you may still take a stance.";
    }
}
