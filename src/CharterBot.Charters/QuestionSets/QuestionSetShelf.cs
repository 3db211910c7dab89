using System.Collections.Frozen;
using System.Reflection;

namespace CharterBot.Charters.QuestionSets;

/// <summary>Every question set that ships with the bot; a further one is a further file in Sets/.</summary>
public static class QuestionSetShelf
{
    private static readonly FrozenDictionary<QuestionSetId, QuestionSet> Sets =
        ReadAll().ToFrozenDictionary(set => set.Id);

    public static QuestionSet Mvc => Find(new("mvc", 1, "en"));

    public static IEnumerable<QuestionSet> All => Sets.Values;

    /// <exception cref="InvalidQuestionSetException">No set of this id and version ships with this build.</exception>
    public static QuestionSet Find(QuestionSetId id) =>
        Sets.TryGetValue(id, out var set)
            ? set
            : throw new InvalidQuestionSetException(
                $"The question set {id.Id} version {id.Version} ({id.Language}) is not part of this build.");

    private static IEnumerable<QuestionSet> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames();
        foreach (var name in names.Where(name => name.StartsWith("Sets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            yield return QuestionSetFile.Read(json);
        }
    }
}
