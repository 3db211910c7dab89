using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>
/// Rows as a version of the layout writes them, one a line, in a folder for each version. A folder of an earlier version is
/// never changed: every later build reads it. After a change of today's that is meant, CHARTERBOT_APPROVE=1 writes its
/// folder anew; what only got longer by optional members stays the same version.
/// </summary>
public sealed class GoldenRowTests
{
    private static readonly string Folder = Path.Combine(
        Shared.Project, "tests", "CharterBot.Tests", "Conversations", "Rows");

    private static readonly JsonSerializerOptions Whole = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PersonIdJson(), new CharterIdJson(), new JsonStringEnumConverter(), new SetByName(), new NamesInOrder() },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Shapes => [.. RowSamples.All.Where(shape => shape.Value.Lines.Count > 0).Select(shape => shape.Key)];

    public static TheoryData<int, string> Versions => new(
        from version in Enumerable.Range(1, RowSchema.Current)
        from shape in RowSamples.All.Keys
        where File.Exists(FileOf(version, shape))
        select (version, shape));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Todays_build_writes_every_shape_byte_for_byte_as_approved(string shape)
    {
        var written = string.Concat(RowSamples.All[shape].Lines.Select(line => line + "\n"));
        await ApprovedAsync(FileOf(RowSchema.Current, shape), written);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Todays_build_reads_rows_of_every_version_and_loses_nothing_of_them(int version, string shape)
    {
        foreach (var line in await LinesAsync(version, shape))
        {
            var again = JsonNode.Parse(RowSamples.All[shape].Again(line));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(line), again), $"{line}\n{again!.ToJsonString()}");
        }
    }

    [Fact]
    public async Task The_turns_of_every_version_fold_to_the_charter_they_folded_to_then()
    {
        for (var version = 1; version <= RowSchema.Current; version++)
        {
            var turns = TurnLines.Read((await File.ReadAllBytesAsync(FileOf(version, "turns"), Token)).AsMemory()[..^1]);
            var charter = CharterFold.Of(turns.SelectMany(turn => turn.Entries));

            var file = Path.Combine(Folder, $"{version}", "charter.json");
            await ApprovedAsync(file, JsonSerializer.Serialize(charter, Whole) + "\n", mayWrite: version == RowSchema.Current);
        }
    }

    [Fact]
    public async Task Every_kind_of_event_and_of_reply_has_a_row()
    {
        Assert.Equal(KindsOf(typeof(CharterEvent)), await KindsInAsync("turns", row => row["events"]!.AsArray()));
        Assert.Equal(KindsOf(typeof(Reply)), await KindsInAsync("turns", row => row["replies"]?.AsArray() ?? []));
        Assert.Equal(KindsOf(typeof(Reply)), await KindsInAsync("replies", row => [row["reply"]!.DeepClone()]));
    }

    [Fact]
    public void Every_shape_of_a_row_has_a_file_and_every_case_of_a_family_a_name_in_it()
    {
        var shapes = typeof(IStoredShape).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IStoredShape)))
            .Select(type => type.Name);
        Assert.Equal(
            shapes.Order(StringComparer.Ordinal),
            RowSamples.All.Values.Select(shape => shape.Type.Name).Order(StringComparer.Ordinal));
        foreach (var family in new[] { typeof(CharterEvent), typeof(Reply) })
            Assert.Equal(family.GetNestedTypes().Count(type => type.IsAssignableTo(family)), KindsOf(family).Count);
    }

    private static string FileOf(int version, string shape) => Path.Combine(Folder, $"{version}", shape + ".jsonl");

    private static async Task<string[]> LinesAsync(int version, string shape) =>
        (await File.ReadAllTextAsync(FileOf(version, shape), Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task ApprovedAsync(string file, string written, bool mayWrite = true)
    {
        if (mayWrite && Environment.GetEnvironmentVariable("CHARTERBOT_APPROVE") == "1")
            await File.WriteAllTextAsync(file, written, Token);
        Assert.Equal(await File.ReadAllTextAsync(file, Token), written);
    }

    private static List<string> KindsOf(Type family) =>
        [.. family.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Select(kind => (string)((JsonDerivedTypeAttribute)kind).TypeDiscriminator!)
            .Order(StringComparer.Ordinal)];

    private static async Task<List<string>> KindsInAsync(string shape, Func<JsonNode, JsonArray> family) =>
        [.. (await LinesAsync(RowSchema.Current, shape))
            .SelectMany(line => family(JsonNode.Parse(line)!))
            .Select(kind => kind!["is"]!.GetValue<string>())
            .Distinct()
            .Order(StringComparer.Ordinal)];

    private sealed class SetByName : JsonConverter<QuestionSet>
    {
        public override QuestionSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, QuestionSet value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id.ToString());
    }

    private sealed class NamesInOrder
        : JsonConverter<ImmutableDictionary<PersonId, string>>
    {
        public override ImmutableDictionary<PersonId, string> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(
            Utf8JsonWriter writer,
            ImmutableDictionary<PersonId, string> value,
            JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (person, name) in value.OrderBy(name => name.Key.Value, StringComparer.Ordinal))
                writer.WriteString(person.Value, name);
            writer.WriteEndObject();
        }
    }
}
