namespace CharterBot.Charters.People;

/// <summary>Someone who says something: the platform's id, and the name to show.</summary>
public sealed record Person(PersonId Id, string Name)
{
    public const string FormerMember = "a former member";
}
