using CharterBot.Room.Live;
using Microsoft.Data.Sqlite;

namespace CharterBot.Room.History;

/// <summary>The side list: every thread with its title, its last activity and what someone has not read yet.</summary>
internal sealed class Threads(RoomDatabase database, RoomEvents events)
{
    private const int FirstLineLength = 120;

    private const string List = """
        SELECT m.conversation, t.title, r.text, r.summary, r.deleted, coalesce(p.name, $bot), max(m.id),
               count(CASE WHEN m.id > coalesce(s.upto, 0) AND m.author <> $person AND m.deleted = 0 THEN 1 END)
        FROM messages m
        LEFT JOIN messages r ON r.conversation = m.conversation
            AND r.id = (SELECT min(id) FROM messages WHERE conversation = m.conversation)
        LEFT JOIN people p ON p.id = r.author
        LEFT JOIN titles t ON t.conversation = m.conversation
        LEFT JOIN reads s ON s.conversation = m.conversation AND s.person = $person
        WHERE m.conversation NOT LIKE 'a:%' OR m.conversation = $personal
        GROUP BY m.conversation ORDER BY max(m.id) DESC
        """;

    public IReadOnlyList<RoomThread> For(Person person) => database.Read(connection => connection.Rows(
        List, Row, ("$person", person.Id), ("$personal", person.PersonalConversation), ("$bot", Person.Bot.Name)));

    public void Entitle(string conversation, string title)
    {
        var known = database.Read(connection => connection.Rows(
            "SELECT title FROM titles WHERE conversation = $conversation",
            row => row.GetString(0),
            ("$conversation", conversation)));
        if (known is [var same] && same == title)
            return;

        database.Write(
            connection => connection.Run(
                "INSERT INTO titles VALUES ($conversation, $title) ON CONFLICT DO UPDATE SET title = excluded.title",
                ("$conversation", conversation), ("$title", title)),
            _ => events.Publish(
                RoomEvents.ThreadEntitled,
                new ConversationNote(conversation, title),
                RoomJson.Default.ConversationNote,
                conversation));
    }

    private static RoomThread Row(SqliteDataReader row)
    {
        var conversation = row.GetString(0);
        var text = row.GetInt64(4) == 1 ? "" : row.GetString(2);
        if (text.Length == 0 && !row.IsDBNull(3))
            text = row.GetString(3);

        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return new RoomThread(
            conversation,
            Place.Parse(conversation).Id,
            row.IsDBNull(1) ? null : row.GetString(1),
            line.Length > FirstLineLength ? $"{line[..FirstLineLength]}…" : line.ToString(),
            row.GetString(5),
            row.GetInt64(6),
            row.GetInt32(7));
    }
}
