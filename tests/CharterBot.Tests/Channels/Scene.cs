using System.Globalization;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels;

/// <summary>A charter as far as people have come: what they say and press goes through the real decisions.</summary>
internal sealed class Scene
{
    public static readonly Person Amina = new(new("29:amina"), "Amina");
    public static readonly Person Ben = new(new("29:ben"), "Ben");
    public static readonly Person Chiara = new(new("29:chiara"), "Chiara");

    private static readonly DateTimeOffset Beginning = new(2026, 11, 22, 14, 5, 0, TimeSpan.Zero);

    private Charter? _charter;
    private int _turn;

    public Charter Charter => _charter!;

    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    public static Scene Started(string name = "Data-Viz Practitioners") =>
        new Scene().Presses(Amina, new CharterCommand.Start(name));

    public static Scene Begun() => Started()
        .Presses(Ben, new CharterCommand.Join())
        .Presses(Chiara, new CharterCommand.Join())
        .Presses(Amina, new CharterCommand.Begin());

    public static Scene Discussed() => Begun()
        .Says(Ben, "I think everyone keeps rebuilding the same dashboards because nobody knows what exists.")
        .Says(Chiara, "1: Half of our charts mislead. 2: at most 7 corrections in 2027, errata log");

    public static Scene Drafted() => Discussed()
        .Says(Amina, "draft Everyone rebuilds the same dashboards, and half of our charts mislead.");

    public static Scene Agreed() => Drafted()
        .Presses(Ben, new CharterCommand.Ok(1, 1))
        .Presses(Chiara, new CharterCommand.Ok(1, 1));

    /// <summary>All seven agreed, but question 4, which is parked.</summary>
    public static Scene Reviewing()
    {
        var scene = Agreed();
        while (scene.Charter.Current is var number && number > 0)
        {
            if (number == 4)
            {
                scene.Presses(Amina, new CharterCommand.Park(4));
                continue;
            }

            scene.Presses(Amina, new CharterCommand.Draft(scene.Charter.Set[number].StrongExample, number))
                .Presses(Ben, new CharterCommand.Ok(1, number));
            _ = number == 3
                ? scene.Presses(Chiara, new CharterCommand.Aside("45 people may be too many", 1, number))
                : scene.Presses(Chiara, new CharterCommand.Ok(1, number));
        }

        return scene;
    }

    public static Scene Published() => Reviewing().Presses(Amina, new CharterCommand.Publish());

    public static Person Member(int number, string name) =>
        new(new("29:" + number.ToString("D90", CultureInfo.InvariantCulture)), name);

    public Scene Says(Person by, string text)
    {
        var command = Reading.Of(new(text, []), _charter?.Set.Count ?? 7);
        return Takes(by, command, Reading.Tidy(text));
    }

    public Scene Presses(Person by, CharterCommand command) => Takes(by, command, null);

    public Scene Later(TimeSpan time)
    {
        _turn += (int)time.TotalMinutes;
        return this;
    }

    private Scene Takes(Person by, CharterCommand command, string? text)
    {
        var id = (++_turn).ToString(CultureInfo.InvariantCulture);
        var said = new Said(by, Beginning.AddMinutes(_turn), text, text is null ? null : $"m{id}", true, $"id{id}");
        var decision = CharterDecisions.Decide(_charter, command, said);
        _charter = decision.Charter;
        Replies = decision.Replies;
        return this;
    }
}
