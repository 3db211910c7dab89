using CharterBot.Room.Live;

namespace CharterBot.Room.History;

/// <summary>Who has ever joined, the channels, and how far everyone has read.</summary>
internal sealed class People(RoomDatabase database, RoomEvents events)
{
    public Person Join(Person person) => database.Write(
        connection =>
        {
            var known = Find(person.Id);
            if (known is not null)
                return known;

            connection.Run(
                "INSERT INTO people VALUES ($id, $name, $object)",
                ("$id", person.Id), ("$name", person.Name), ("$object", person.ObjectId));
            return person;
        },
        joined => events.Publish(RoomEvents.PersonJoined, joined, RoomJson.Default.Person));

    public Person? Find(string? id) => id == Person.Bot.Id ? Person.Bot : database.Read(connection => connection.Rows(
        "SELECT id, name, object_id FROM people WHERE id = $id OR object_id = $id",
        row => new Person(row.GetString(0), row.GetString(1), row.GetString(2)),
        ("$id", id))) is [var known] ? known : null;

    public IReadOnlyList<Person> All() => database.Read(connection => connection.Rows(
        "SELECT id, name, object_id FROM people ORDER BY name COLLATE NOCASE",
        row => new Person(row.GetString(0), row.GetString(1), row.GetString(2))));

    public IReadOnlyList<RoomChannel> Channels() => database.Read(connection => connection.Rows(
        "SELECT id, name FROM channels ORDER BY created, id",
        row => new RoomChannel(row.GetString(0), row.GetString(1))));

    public RoomChannel Open(string name) => database.Write(
        connection =>
        {
            var id = database.NextId();
            var channel = new RoomChannel($"19:room-{Slug.Of(name)}-{id:x}@thread.tacv2", name);
            connection.Run(
                "INSERT INTO channels VALUES ($id, $name, $now)",
                ("$id", channel.Id), ("$name", name), ("$now", id));
            return channel;
        },
        opened => events.Publish(RoomEvents.ChannelOpened, opened, RoomJson.Default.RoomChannel));

    public void MarkRead(Person person, ReadMark mark) => database.Write(
        connection => connection.Run(
            """
            INSERT INTO reads VALUES ($person, $conversation, $upto)
            ON CONFLICT DO UPDATE SET upto = max(upto, excluded.upto)
            """,
            ("$person", person.Id), ("$conversation", mark.Conversation), ("$upto", mark.Upto)),
        _ => events.Publish(RoomEvents.Read, mark, RoomJson.Default.ReadMark, person.Id));
}
