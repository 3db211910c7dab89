using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Room.Live;
using Microsoft.Data.Sqlite;

namespace CharterBot.Room.History;

/// <summary>What was said. A person's message and its delivery to the bot are written together or not at all.</summary>
internal sealed class Messages(RoomDatabase database, Outbox outbox, RoomEvents events)
{
    private const string Columns = """
        SELECT m.id, m.conversation, m.author, coalesce(p.name, $botName), m.text, m.summary, m.mentions, m.cards,
               m.edited, m.deleted
        FROM messages m LEFT JOIN people p ON p.id = m.author
        """;

    /// <summary>The message's place may be a bare channel: then it is the root of a new thread.</summary>
    public Message Add(Message draft, Func<Message, JsonObject?> delivery) => database.Write(
        connection =>
        {
            var id = database.NextId();
            var place = Place.Parse(draft.Conversation);
            var message = draft with
            {
                Id = id,
                Conversation = place.IsPersonal || place.Root is { } ? draft.Conversation : Place.Thread(place.Id, id),
            };
            connection.Run(
                """
                INSERT INTO messages (id, conversation, author, text, summary, mentions, cards)
                VALUES ($id, $conversation, $author, $text, $summary, $mentions, $cards)
                """,
                [("$conversation", message.Conversation), ("$author", message.AuthorId), .. Content(message)]);
            Outbox.Add(connection, message.Conversation, delivery(message));
            return message;
        },
        added =>
        {
            events.Publish(RoomEvents.MessageAdded, added, RoomJson.Default.Message, added.Conversation);
            outbox.Ring();
        });

    public Message Change(Message changed, Func<Message, JsonObject?> delivery) => database.Write(
        connection =>
        {
            connection.Run(
                """
                UPDATE messages SET text = $text, summary = $summary, mentions = $mentions, cards = $cards,
                    edited = $edited, deleted = $deleted WHERE id = $id
                """,
                [("$edited", changed.Edited), ("$deleted", changed.Deleted ? 1 : 0), .. Content(changed)]);
            Outbox.Add(connection, changed.Conversation, delivery(changed));
            return changed;
        },
        written =>
        {
            events.Publish(RoomEvents.MessageChanged, written, RoomJson.Default.Message, written.Conversation);
            outbox.Ring();
        });

    public Message? Find(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && database.Read(connection => connection.Rows(
                Columns + " WHERE m.id = $id", Row, ("$id", number), ("$botName", Person.Bot.Name))) is [var found]
            ? found
            : null;

    public IReadOnlyList<Message> Of(string conversation) => database.Read(connection => connection.Rows(
        Columns + " WHERE m.conversation = $conversation ORDER BY m.id",
        Row,
        ("$conversation", conversation), ("$botName", Person.Bot.Name)));

    private static (string Name, object? Value)[] Content(Message message) =>
    [
        ("$id", message.Id),
        ("$text", message.Text),
        ("$summary", message.Summary),
        ("$mentions", JsonSerializer.Serialize(message.Mentions, RoomJson.Default.IReadOnlyListMention)),
        ("$cards", JsonSerializer.Serialize(message.Cards, RoomJson.Default.IReadOnlyListJsonElement)),
    ];

    private static Message Row(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        JsonSerializer.Deserialize(row.GetString(6), RoomJson.Default.IReadOnlyListMention) ?? [],
        JsonSerializer.Deserialize(row.GetString(7), RoomJson.Default.IReadOnlyListJsonElement) ?? [])
    {
        Edited = row.IsDBNull(8) ? null : row.GetInt64(8),
        Deleted = row.GetInt64(9) == 1,
    };
}
