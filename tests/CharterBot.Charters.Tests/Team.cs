using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Tests;

/// <summary>People in one thread with one charter and one clock: what a test's script is written in.</summary>
internal sealed class Team
{
    private readonly Dictionary<string, Teammate> _people = [];

    public Charter? Maybe { get; private set; }

    public Charter Charter => Maybe ?? throw new InvalidOperationException("Nothing was started.");

    public List<Entry> Log { get; } = [];

    public DateTimeOffset Now { get; private set; } = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public int Turns { get; private set; }

    public Teammate Amina => this["Amina"];

    public Teammate Ben => this["Ben"];

    public Teammate Chiara => this["Chiara"];

    /// <summary>The question now asked.</summary>
    public QuestionProgress Question =>
        Charter.CurrentQuestion ?? throw new InvalidOperationException("None is asked.");

    public Teammate this[string name] =>
        _people.TryGetValue(name, out var known)
            ? known
            : _people[name] = new(this, new(new($"id-{name}"), name));

    /// <summary>The first one starts a charter, the others join.</summary>
    public static Team Started(params ReadOnlySpan<string> names)
    {
        var team = new Team();
        team[names[0]].Says("start Data-Viz Practitioners");
        foreach (var name in names[1..])
            team[name].Says("join");
        return team;
    }

    /// <summary>The first question is asked.</summary>
    public static Team Begun(params ReadOnlySpan<string> names)
    {
        var team = Started(names);
        team[names[0]].Says("begin");
        return team;
    }

    /// <summary>Amina's draft of the first answer is open; Ben and Chiara are waited for.</summary>
    public static Team Drafted(string text = "Our maps contradict each other.")
    {
        var team = Begun("Amina", "Ben", "Chiara");
        team.Amina.Says($"draft {text}");
        return team;
    }

    /// <summary>Amina, alone, has agreed every question.</summary>
    public static Team Reviewing(params ReadOnlySpan<string> names)
    {
        var team = Begun(names.IsEmpty ? ["Amina"] : names);
        for (var number = 1; number <= team.Charter.Set.Count; number++)
            team.Agree($"Answer {number}.");
        return team;
    }

    public static Team Published(params ReadOnlySpan<string> names)
    {
        var team = Reviewing(names);
        team[team.Charter.NameOf(team.Charter.Facilitator!.Value)].Says("publish");
        return team;
    }

    /// <summary>Everyone agrees on this text for the question now asked.</summary>
    public void Agree(string text)
    {
        var asked = Charter.Current;
        var names = Charter.Members.Select(member => Charter.NameOf(member.Id)).ToList();
        this[names[0]].Says($"draft: {text}");
        foreach (var name in names[1..].Where(_ => Charter.Current == asked))
            this[name].Says("ok");
    }

    /// <summary>[It was my answer], [Keep as my answer]: the button under a reply, as a channel draws it.</summary>
    public Decision Presses(Teammate by, Decision decision) =>
        by.Presses(Assert.Single(decision.Replies.Select(Kept.AsAnswer).OfType<CharterCommand>()));

    public void Wait(TimeSpan time) => Now += time;

    public Decision Do(Person by, CharterCommand command, string? text = null, string? message = null, bool seen = true)
    {
        var steps = Maybe?.Shown.Where(card => card.Kind is CardKind.Question or CardKind.Review).ToList() ?? [];
        var before = steps.ElementAtOrDefault(steps.Count - (seen ? 1 : 2));
        var said = new Said(by, Now, text, message, seen, $"new-{++Turns}")
        {
            SeenQuestion = before.Question > 0 ? before : null,
        };
        var decision = CharterDecisions.Decide(Maybe, command, said);
        var folded = Maybe;
        foreach (var happened in decision.Events)
        {
            var entry = new Entry(by, Now, happened);
            folded = CharterFold.After(folded, entry);
            Log.Add(entry);
            Assert.Subset(folded.Shown.ToHashSet(), CardsTouched.By(folded, happened).ToHashSet());
        }

        if (decision.Replies.Any(reply => reply is Replies.Reply.NotNow or Replies.Reply.TooLong))
            Assert.Empty(decision.Events);
        Assert.Equal(folded?.Step, decision.Charter?.Step);
        Maybe = decision.Charter;
        Now += TimeSpan.FromSeconds(1);
        return decision;
    }
}
