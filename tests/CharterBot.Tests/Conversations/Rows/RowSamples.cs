using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Upkeep.Copying;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Rows of every shape, with everything in them that a row may hold.</summary>
internal static class RowSamples
{
    private static readonly Person Amina = new(new("29:amina"), "Amina \"é\" 😀");
    private static readonly Person Ben = new(new("29:ben"), "Ben");
    private static readonly Person Chiara = new(new("29:chiara"), "Chiara");
    private static readonly Person Dan = new(new("29:dan"), "Dan");
    private static readonly DateTimeOffset At = new(2026, 11, 22, 14, 5, 0, 250, TimeSpan.Zero);

    /// <summary>
    /// The file of a shape, what today's build writes into it, and how it reads a line of it. A shape without lines is one
    /// that today's build only reads.
    /// </summary>
    public static IReadOnlyDictionary<string, Shape> All { get; } = new Dictionary<string, Shape>
    {
        ["heads"] = Shape.Of(RowJson.Default.ThreadHead, Heads()),
        ["turns"] = Shape.Of(RowJson.Default.SavedTurn, Turns()),
        ["inbox"] = Shape.Of(RowJson.Default.TakenDelivery, []),
        ["cards"] = Shape.Of(RowJson.Default.ShownCard, [
            new("1764000000001", 12, At),
            new(null, 0, At),
            new(null, 0, At, Left: 12),
            new("1764000000002", 13, At, Hand: "5f0c1d2e3a4b"),
        ]),
        ["replies"] = Shape.Of(RowJson.Default.DueReply, Due()),
        ["threads"] = Shape.Of(RowJson.Default.BusyThread, [
            new("msteams|tenant|19:channel", "1764000000000"), new("msteams|tenant|19:channel", "1764000000000", Since: 12)]),
        ["instances"] = Shape.Of(
            RowJson.Default.InstanceBeat,
            [new(RowSchema.Current, 7), new(RowSchema.Current, 8, IsLeaving: true), new(RowSchema.Current, 0, IsLeaving: false, Heir: "0123456789abcdef")]),
        ["listed"] = Shape.Of(RowJson.Default.ListedThread, [new(RowSchema.Current)]),
        ["installations"] = Shape.Of(RowJson.Default.Installation, [new(), new(At, At)]),
        ["copies"] = Shape.Of(UpkeepJson.Default.OpenCopy, [new(RowSchema.Current, "sqlite:/var/charterbot.db")]),
    };

    internal sealed record Shape(Type Type, IReadOnlyList<string> Lines, Func<string, string> Again)
    {
        public static Shape Of<T>(JsonTypeInfo<T> type, IEnumerable<T> rows)
            where T : class, IStoredShape => new(
            typeof(T),
            [.. rows.Select(row => Encoding.UTF8.GetString(ThreadRows.Write(row, type).Span))],
            line => Encoding.UTF8.GetString(
                ThreadRows.Write(ThreadRows.Read<T>(Encoding.UTF8.GetBytes(line), type), type).Span));
    }

    private static IEnumerable<Reply> Replies => Channels.Replies.All.Select(
        reply => reply is Reply.UsedPieceChanged changed ? changed with { Drafter = Ben.Id } : reply);

    private static IEnumerable<ThreadHead> Heads()
    {
        var place = new Place("msteams", "https://smba.trafficmanager.net/emea/", "19:channel@thread.tacv2;messageid=1");
        yield return new(RowSchema.Current, 1, place, [new("c1.Opening", 1, "only")], []);
        yield return new(
            RowSchema.Current,
            312,
            place,
            [new("c1.Question.3.2", 312, "0123456789abcdef"), new("c1.Draft.3.1", 300)],
            [new(Ben.Id, new("former-0123456789abcdef"))],
            "0123456789abcdef",
            [new(1, 12), new(20, 31)]);
        yield return new(RowSchema.Current, 312, place, [], [], "0123456789abcdef", Newest: 310);
    }

    private static IEnumerable<DueReply> Due() => Replies
        .DistinctBy(reply => reply.GetType())
        .Select((reply, index) => new DueReply(312, index, Amina, reply, index % 2 == 0 ? "only" : null));

    /// <summary>The first was let go of, the second said nothing.</summary>
    private static IEnumerable<SavedTurn> Turns()
    {
        var said = new Queue<IGrouping<Type, Reply>>(Replies.GroupBy(reply => reply.GetType()));
        return Log().Select((entry, index) => new SavedTurn(
            RowSchema.Current,
            index + 1,
            entry.By,
            At + TimeSpan.FromMinutes(index),
            [.. entry.Events],
            index == 0 ? null : ThreadRows.HashOf($"delivery {index + 1}"),
            index > 1 && said.TryDequeue(out var kind) ? [.. kind] : null));
    }

    /// <summary>Every kind of event, in an order in which it could have happened.</summary>
    private static IEnumerable<(Person By, ImmutableArray<CharterEvent> Events)> Log()
    {
        yield return (Ben, []);
        yield return (Ben, [new CharterEvent.Started(new("c0@1"), QuestionSetShelf.Mvc.Id, "An earlier one")]);
        yield return (Ben, [new CharterEvent.ConfirmationAsked(Confirmation.Of.Cancelling)]);
        yield return (Ben, [new CharterEvent.Cancelled()]);
        yield return (Amina, [new CharterEvent.Started(new("c1@1"), QuestionSetShelf.Mvc.Id, "Maps & charts")]);
        yield return (Ben, [new CharterEvent.Joined()]);
        yield return (Chiara, [new CharterEvent.Joined()]);
        yield return (Dan, [new CharterEvent.Joined()]);
        yield return (Amina, [new CharterEvent.Begun(), new CharterEvent.QuestionAsked(1)]);
        foreach (var turn in Answering())
            yield return turn;
        foreach (var turn in Agreeing())
            yield return turn;
        foreach (var turn in Publishing())
            yield return turn;
    }

    private static IEnumerable<(Person By, ImmutableArray<CharterEvent> Events)> Answering()
    {
        yield return (Ben, [new CharterEvent.PieceGiven(1, "Maps disagree.\nAll of them: <b>, \u2028, 😀.", "m1")]);
        yield return (Chiara, [new CharterEvent.PieceGiven(1, "Edited.", "m2", At)]);
        yield return (Ben, [new CharterEvent.PiecesSet(1, ["One.", "Two."], "m3")]);
        yield return (Chiara, [new CharterEvent.PieceEnded(1, 1, WithMessage: true, At)]);
        yield return (Chiara, [new CharterEvent.PieceRestored(1, 1, At)]);
        yield return (Dan, [new CharterEvent.Passed(1)]);
        yield return (Dan, [new CharterEvent.PassTakenBack(1)]);
        yield return (Amina, [new CharterEvent.CardReposted(1)]);
    }

    private static IEnumerable<(Person By, ImmutableArray<CharterEvent> Events)> Agreeing()
    {
        yield return (Amina, [new CharterEvent.DraftSaved(1, "Maps mislead.")]);
        yield return (Ben, [new CharterEvent.Okayed(1, 1)]);
        yield return (Ben, [new CharterEvent.StanceTakenBack(1, 1)]);
        yield return (Ben, [new CharterEvent.StoodAside(1, 1, "Too short.")]);
        yield return (Chiara, [new CharterEvent.Objected(1, 1, "Too broad.")]);
        yield return (Chiara, [new CharterEvent.ObjectionWithdrawn(1)]);
        yield return (Dan, [new CharterEvent.Objected(1, 1, "Not ours.")]);
        yield return (Dan, [new CharterEvent.Left()]);
        yield return (Amina, [new CharterEvent.ObjectionRecorded(1, Dan.Id)]);
        yield return (Ben, [new CharterEvent.DraftSaved(1, "Maps mislead us.")]);
        yield return (Ben, [new CharterEvent.DraftTakenBack(1, 2)]);
        yield return (Amina, [new CharterEvent.AnswerAgreed(1, 1, IsClosed: true)]);
        yield return (Amina, [new CharterEvent.AgreementTakenBack(1)]);
        yield return (Amina, [new CharterEvent.AnswerAgreed(1, 1, IsClosed: false), new CharterEvent.QuestionAsked(2)]);
        yield return (Ben, [new CharterEvent.QuestionReopened(1, "A number is missing.")]);
        yield return (Ben, [new CharterEvent.ReopeningTakenBack(1)]);
        yield return (Ben, [new CharterEvent.QuestionSkipped(2)]);
        yield return (Amina, [new CharterEvent.QuestionParked(2)]);
    }

    private static IEnumerable<(Person By, ImmutableArray<CharterEvent> Events)> Publishing()
    {
        yield return (Amina, [new CharterEvent.Paused()]);
        yield return (Amina, [new CharterEvent.Resumed()]);
        yield return (Amina, [new CharterEvent.Renamed("Maps")]);
        yield return (Amina, [new CharterEvent.MemberRemoved(Chiara.Id)]);
        yield return (Amina, [new CharterEvent.HandedOver(Ben.Id)]);
        yield return (Ben, [new CharterEvent.ReviewOpened()]);
        yield return (Ben, [new CharterEvent.Published(0)]);
        yield return (Chiara, [new CharterEvent.SuggestionKept("Name the maps.", "m9")]);
        yield return (Chiara, [new CharterEvent.SuggestionChanged(0, "Name all maps.", At)]);
        yield return (Ben, [new CharterEvent.QuestionReopened(1, "")]);
        yield return (Ben, [new CharterEvent.DraftSaved(1, "Maps mislead everybody.")]);
        yield return (Ben, [new CharterEvent.RevisionDropped()]);
        yield return (Ben, [new CharterEvent.Restored()]);
        yield return (Dan, [new CharterEvent.ConfirmationAsked(Confirmation.Of.Forgetting)]);
        yield return (Dan, [new CharterEvent.Forgotten(Dan.Id, new("former-0123456789abcdef"))]);
    }
}
