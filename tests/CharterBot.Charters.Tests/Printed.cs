using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.Charters.Events;

namespace CharterBot.Charters.Tests;

/// <summary>A charter or a log as text, so that two of them can be compared whole.</summary>
internal static class Printed
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Of(Charter? charter) => charter is null
        ? "none"
        : JsonSerializer.Serialize(new
        {
            charter.Id,
            charter.Name,
            charter.NameBefore,
            Phase = charter.Phase.ToString(),
            charter.IsPaused,
            charter.Step,
            charter.Current,
            charter.StartedAt,
            charter.Facilitator,
            charter.FacilitatorActedAt,
            charter.Members,
            charter.Questions,
            charter.Suggestions,
            charter.Editions,
            Shown = charter.Shown.Select(key => key.ToString()),
            Names = charter.Names.Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal),
            charter.Asked,
            charter.CancelledAt,
            charter.GivenUp,
        }, Options);

    public static string Of(IEnumerable<Entry> log) => JsonSerializer.Serialize(log, Options);
}
