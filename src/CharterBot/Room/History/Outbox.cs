using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CharterBot.Room.History;

/// <summary>What still has to reach the bot. A row goes only when the bot has taken it.</summary>
internal sealed class Outbox(RoomDatabase database)
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<bool> Bell => _bell.Reader;

    public static void Add(SqliteConnection connection, string conversation, JsonObject? activity)
    {
        if (activity is null)
            return;

        connection.Run(
            "INSERT INTO outbox (conversation, activity) VALUES ($conversation, $activity)",
            ("$conversation", conversation), ("$activity", activity.ToJsonString()));
    }

    public void Add(string conversation, JsonObject activity) => database.Write(
        connection =>
        {
            Add(connection, conversation, activity);
            return true;
        },
        _ => Ring());

    public void Ring() => _bell.Writer.TryWrite(true);

    public IReadOnlyList<string> Conversations() => database.Read(connection => connection.Rows(
        "SELECT DISTINCT conversation FROM outbox", row => row.GetString(0)));

    public (long Number, string Activity)? Next(string conversation) => database.Read(connection => connection.Rows(
        "SELECT number, activity FROM outbox WHERE conversation = $conversation ORDER BY number LIMIT 1",
        row => (row.GetInt64(0), row.GetString(1)),
        ("$conversation", conversation))) is [var next] ? next : null;

    public void Taken(long number) => database.Write(
        connection => connection.Run("DELETE FROM outbox WHERE number = $number", ("$number", number)), _ => { });
}
