namespace CharterBot.Charters.People;

/// <summary>A person as the platform names them: opaque, stable, compared as it is.</summary>
public readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}
