using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>A statement that is compiled once and run many times; its connection owns it.</summary>
internal readonly struct PreparedStatement
{
    private readonly SqliteCommand _command;

    private PreparedStatement(SqliteCommand command) => _command = command;

    public object this[int parameter]
    {
        set => _command.Parameters[parameter].Value = value;
    }

    public static PreparedStatement On(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);
        command.Prepare();
        return new PreparedStatement(command);
    }

    /// <summary>How many rows it changed.</summary>
    public int Run() => _command.ExecuteNonQuery();

    public long RunForNumber() => (long)_command.ExecuteScalar()!;

    public SqliteDataReader RunForRows() => _command.ExecuteReader();
}
