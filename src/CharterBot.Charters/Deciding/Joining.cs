using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Who decides: joining, leaving, and who facilitates.</summary>
internal static class Joining
{
    public static void Join(Deliberation d)
    {
        if (d.Charter.MemberOf(d.By) is { } member)
        {
            if (member.IsSilent)
                d.Happen(new CharterEvent.Joined());
            d.Say(new Reply.Noted(Note.AlreadyIn, Quietly: d.Said.Text is null));
            return;
        }

        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled) || !d.BecomeMember())
            return;

        if (d.Charter.Phase == Phase.Opening)
            d.Note(Note.Joined);
        else
            d.Tell(Note.Joined);
    }

    public static void Leave(Deliberation d)
    {
        if (d.NotMember())
            return;

        d.Happen(new CharterEvent.Left());
        Goodbye(d);
        d.Tell(Note.Left);
    }

    public static void Remove(Deliberation d, CharterCommand.RemoveMember remove)
    {
        if (Resolve(d, remove.Who) is not { } who)
            return;
        if (d.NotFacilitator())
            return;

        var name = d.Charter.NameOf(who);
        if (who == d.By || !d.Charter.IsAbsent(who, d.Said.At))
        {
            d.Say(new Reply.NotNow(Obstacle.MemberIsActive, Name: name));
            return;
        }

        d.Happen(new CharterEvent.MemberRemoved(who));
        Goodbye(d);
        d.Tell(Note.MemberRemoved, name: name);
    }

    public static void HandOver(Deliberation d, CharterCommand.HandOver over)
    {
        if (over.To.Name.Length == 0)
        {
            d.Refuse(Obstacle.PersonNeeded);
            return;
        }

        if (Resolve(d, over.To) is not { } to || d.NotFacilitator())
            return;

        d.Happen(new CharterEvent.HandedOver(to));
        d.Tell(Note.HandedOver, name: d.Charter.NameOf(to));
    }

    public static void TakeOver(Deliberation d)
    {
        if (d.NotMember() || d.MayNot(!d.Charter.IsFacilitator(d.By), Obstacle.YouAreFacilitator))
            return;
        if (d.MayNot(d.Charter.FacilitatorIsAway(d.Said.At), Obstacle.FacilitatorIsActive))
            return;

        d.Happen(new CharterEvent.HandedOver(d.By));
        d.Tell(Note.TookOver);
    }

    /// <summary>Where the facilitator has gone, the longest member takes the place.</summary>
    internal static void Goodbye(Deliberation d)
    {
        if (d.Charter.Facilitator is null && d.Charter.Members is [var longest, ..])
            d.Happen(new CharterEvent.HandedOver(longest.Id));
    }

    /// <summary>
    /// A member by mention or by name. Words that name nobody were no command: they are kept as text.
    /// </summary>
    private static PersonId? Resolve(Deliberation d, PersonReference reference)
    {
        if (reference.Id is { } id)
            return d.MayNot(d.Charter.IsMember(id), Obstacle.NotAMemberYet) ? null : id;

        var named = Named(d.Charter, reference.Name);
        if (named.Count == 1)
            return named[0];

        if (named.Count == 0 && d.Said.Text is { } text && !text.Contains('@', StringComparison.Ordinal))
            Contributing.Contribute(d, text, null);
        else
            d.Refuse(Obstacle.NotAMemberYet);
        return null;
    }

    /// <summary>Who bears the whole name; where nobody does, who is called so first: "Ben" for "Ben Okafor".</summary>
    private static List<PersonId> Named(Charter charter, string words)
    {
        var begin = charter.Members.Select(member => member.Id).Where(Begins).ToList();
        var whole = begin.Where(id => charter.NameOf(id).Length == words.Length).ToList();
        return whole.Count > 0 ? whole : begin;

        bool Begins(PersonId id) =>
            charter.NameOf(id) is var name && words.Length > 0 &&
            name.StartsWith(words, StringComparison.OrdinalIgnoreCase) &&
            (name.Length == words.Length || !char.IsLetterOrDigit(name[words.Length]));
    }
}
