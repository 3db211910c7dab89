namespace CharterBot.Charters.People;

/// <summary>A person of the Core Team: decides, and is waited for unless silent.</summary>
/// <param name="ActedAt">The charter's step count when the member last did something.</param>
/// <param name="IsSilent">Did nothing through one whole question; not waited for until they act again.</param>
public sealed record Member(PersonId Id, DateTimeOffset JoinedAt, int JoinedStep, int ActedAt, bool IsSilent)
{
    /// <summary>When the member last did something, by the clock.</summary>
    public DateTimeOffset LastActedAt { get; init; }
}
