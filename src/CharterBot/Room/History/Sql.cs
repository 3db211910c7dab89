using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CharterBot.Room.History;

/// <summary>Two verbs on a connection. Statements are constants; values only ever come as parameters.</summary>
internal static class Sql
{
    extension(SqliteConnection connection)
    {
        public int Run(string statement, params ReadOnlySpan<(string Name, object? Value)> values)
        {
            using var command = Command(connection, statement, values);
            return command.ExecuteNonQuery();
        }

        public IReadOnlyList<T> Rows<T>(
            string statement, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
        {
            using var command = Command(connection, statement, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(row(reader));
            return rows;
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Every caller passes a constant statement.")]
    private static SqliteCommand Command(
        SqliteConnection connection, string statement, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
