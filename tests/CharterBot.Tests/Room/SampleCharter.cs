using CharterBot.Room;
using CharterBot.Room.History;

namespace CharterBot.Tests.Room;

/// <summary>A charter half way, as the panel gets it.</summary>
internal static class SampleCharter
{
    public static readonly RoomCharter Now = new(
        "Data-Viz Practitioners",
        "collecting",
        "",
        "Amina",
        [Member("Amina", isFacilitator: true), Member("Ben"), Member("Chiara")],
        [
            new(1, "Purpose", "Why does our Community exist?", "agreed",
                "Our maps contradict each other because nobody checks them before they are public."),
            new(2, "Purpose", "What is the desired impact and how would you know it's been achieved? (Be specific.)",
                "drafting", null),
            new(3, "People", "Who is our Community for?", "asked", null),
            new(4, "People", "Why are these people the right people to be part of the Community?", "skipped", null),
            new(
                5,
                "Practice",
                "What happens in our Community on a recurring basis that helps us achieve our goals and impact?",
                "parked", null),
            new(6, "Practice", "Where and how often will we meet?", "not asked", null),
            new(7, "Practice", "Where will our content reside?", "not asked", null),
        ],
        true,
        "# Data-Viz Practitioners\n");

    private static RoomMember Member(string name, bool isFacilitator = false) =>
        new(Person.Named(name)!.Id, name, isFacilitator);
}
