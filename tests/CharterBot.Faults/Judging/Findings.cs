using System.Globalization;

namespace CharterBot.Faults.Judging;

/// <summary>What is wrong with all threads of a run.</summary>
internal sealed class Findings(IReadOnlyList<ThreadFindings> threads)
{
    public int Acknowledged => threads.Sum(thread => thread.Acknowledged);

    public int Absent => threads.Sum(thread => thread.Absent.Count);

    public int Twice => threads.Sum(thread => thread.Twice.Count);

    public int Gaps => threads.Sum(thread => thread.Gaps);

    public int Cards => threads.Sum(thread => thread.Cards);

    public int NotFinal => threads.Sum(thread => thread.NotFinal.Count);

    public int Unsaid => threads.Sum(thread => thread.Unsaid);

    public IReadOnlyList<DoubledCard> Doubles { get; } = [.. threads.SelectMany(thread => thread.Doubles)];

    /// <summary>The rows are not those of a bot that keeps its word.</summary>
    public bool IsBroken => Absent + Twice + Gaps > 0;

    /// <summary>The first few of what is wrong, by name.</summary>
    public string Named => string.Join("; ", threads
        .SelectMany(thread => thread.Absent.Select(text => $"absent: {text}")
            .Concat(thread.Twice.Select(text => $"twice: {text}"))
            .Concat(thread.NotFinal))
        .Take(5));

    /// <summary>Which kinds of cards stand twice, and how often.</summary>
    public string NamedDoubles => string.Join(", ", Doubles
        .GroupBy(twice => twice.Card.Split('.', ' ')[0], StringComparer.Ordinal)
        .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} {kind.Key}")));
}
