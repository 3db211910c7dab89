namespace CharterBot.Storage;

/// <summary>Where a row lives. Both parts are made by <see cref="Keys"/>.</summary>
internal readonly record struct RowKey(string Partition, string Row);
