namespace CharterBot.Charters;

/// <summary>One charter among all that were ever started in a thread.</summary>
public readonly record struct CharterId(string Value)
{
    public override string ToString() => Value;
}
