using System.Collections.Concurrent;
using System.Reflection;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CsCheck;

namespace CharterBot.Charters.Tests.Properties;

public sealed class CharterProperties
{
    [Fact]
    public void No_sequence_of_commands_breaks_a_promise_and_they_get_somewhere()
    {
        var reached = new ConcurrentDictionary<Type, bool>();
        Act.Any.Array[200].Sample(
            acts =>
            {
                var run = Play(acts);
                foreach (var entry in run.Log)
                    reached.TryAdd(entry.Event.GetType(), true);
                Assert.Equal(Printed.Of(CharterFold.Of(run.Log)), Printed.Of(run.Charter));
            },
            iter: 150);

        Assert.Superset(
            new HashSet<Type>
            {
                typeof(CharterEvent.AnswerAgreed), typeof(CharterEvent.QuestionParked), typeof(CharterEvent.Objected),
            },
            reached.Keys.ToHashSet());
    }

    [Fact]
    public void Folding_an_erased_log_gives_the_erased_charter() =>
        Gen.Select(Act.Any.Array[120], Gen.Int[0, 3]).Sample(
            (acts, person) =>
            {
                var run = Play([.. acts, .. Forgetting(person)]);
                if (run.Log is not [.., { Event: CharterEvent.Forgotten forgotten }])
                    return;

                var erased = Charters.Forgetting.Erase(run.Log, forgotten.Who, forgotten.Alias).ToList();
                Assert.Equal(Printed.Of(run.Charter), Printed.Of(CharterFold.Of(erased)));
                Assert.DoesNotContain($"{{\"Value\":\"id-{person}\"}}", Printed.Of(erased), StringComparison.Ordinal);
                Assert.DoesNotContain($"Person {person}", erased.Select(entry => entry.By.Name));
            },
            iter: 50);

    [Fact]
    public void Every_kind_of_command_is_played() =>
        Assert.Empty(Cases(typeof(CharterCommand))
            .Except(Act.Kinds.Select(kind => kind(new(0, 0, 1, 0, 0, false, false)).GetType()))
            .Select(type => type.Name));

    private static Run Play(IEnumerable<Act> acts)
    {
        var run = new Run();
        run.Take(new(0, 0, 1, 0, 0, IsTyped: true, HasSeen: true));
        foreach (var act in acts)
            run.Take(act);
        return run;
    }

    private static Act[] Forgetting(int person)
    {
        var forget = new Act(
            Act.Kinds.ToList().FindIndex(kind => kind(new(0, 0, 1, 0, 0, false, false)) is CharterCommand.ForgetMe),
            person, 1, 0, 0, IsTyped: false, HasSeen: true);
        return [forget, forget];
    }

    private static Type[] Cases(Type family) => family.GetNestedTypes(BindingFlags.Public);
}
