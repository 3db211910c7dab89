namespace CharterBot.Charters.People;

/// <summary>A person as a command names them: by mention (id) or by the name as written.</summary>
public sealed record PersonReference(PersonId? Id, string Name);
