using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Versions: publishing what is agreed, and opening one question again for the next version.</summary>
internal static class Publishing
{
    public static void Publish(Deliberation d)
    {
        if (d.NotRunning() || d.NotFacilitator() || d.MayNot(d.Charter.IsBegun, Obstacle.NotBegun))
            return;
        if (d.MayNot(d.Charter.Phase == Phase.Reviewing, Obstacle.OpenQuestions))
            return;

        d.Happen(new CharterEvent.Published(d.Charter.Editions.Length));
        d.Note(Note.Published);
    }

    public static void Revise(Deliberation d, int number)
    {
        if (d.MayNot(d.Charter.Phase == Phase.Published || d.Charter.IsRevising, Obstacle.NotPublished) ||
            d.NotMember() ||
            d.MayNot(d.Charter.Set.Has(number), Obstacle.NoSuchQuestion, number) ||
            d.MayNot(d.Charter[number].IsSettled, Obstacle.QuestionIsOpen, number))
        {
            return;
        }

        d.Happen(new CharterEvent.QuestionReopened(number, ""));
        d.Note(Note.Reopened, number);
    }
}
