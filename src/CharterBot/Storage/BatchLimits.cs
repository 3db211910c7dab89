using System.Buffers;

namespace CharterBot.Storage;

/// <summary>
/// What a commit may hold, in every store: the limits of an Azure Tables entity group transaction, so that nothing
/// works on one store and fails on another.
/// </summary>
internal static class BatchLimits
{
    public const int MostChanges = 100;

    /// <summary>Of the whole request; values travel as base64.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>An entity holds 1 MiB with its names; the rest is left for them.</summary>
    public const int MostValueBytes = 900 * 1024;

    public const int LongestKey = 512;

    // Request line, headers, property names and braces of one operation within a batch.
    private const int BytesAroundChange = 1024;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "!$&()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Refuses a batch that a store would refuse. Answers how large it is on the wire.</summary>
    public static int Check(string partition, IReadOnlyList<RowChange> changes)
    {
        CheckKey(partition);
        if (changes.Count is 0 or > MostChanges)
            throw new ArgumentException($"A batch has 1 to {MostChanges} changes.", nameof(changes));

        var bytes = 0L;
        var rows = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            CheckKey(change.Row);
            if (!rows.Add(change.Row))
                throw new ArgumentException("A batch changes each row at most once.", nameof(changes));

            bytes += BytesAroundChange + partition.Length + change.Row.Length + CheckValue(change);
        }

        return bytes <= MostBytes
            ? (int)bytes
            : throw new ArgumentException($"A batch takes at most {MostBytes} bytes, not {bytes}.", nameof(changes));
    }

    public static void CheckKey(string key)
    {
        if (key.Length is 0 or > LongestKey)
            throw new ArgumentException($"A key has 1 to {LongestKey} characters, not {key.Length}.", nameof(key));
        CheckCharacters(key);
    }

    /// <summary>A range may begin before the first key.</summary>
    public static void CheckRange(string partition, string fromRow, string toRowExclusive)
    {
        CheckKey(partition);
        CheckKey(toRowExclusive);
        if (fromRow.Length > 0)
            CheckKey(fromRow);
    }

    private static void CheckCharacters(string key)
    {
        if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
            throw new ArgumentException("A key has a character that the codec does not make.", nameof(key));
    }

    private static int CheckValue(RowChange change) => change switch
    {
        RowChange.Insert insert => CheckLength(insert.Value.Length),
        RowChange.Replace replace => CheckETag(replace.ETag) + CheckLength(replace.Value.Length),
        RowChange.Upsert upsert => CheckLength(upsert.Value.Length),
        RowChange.Delete { ETag: { } etag } => CheckETag(etag),
        RowChange.Delete => 0,
        _ => throw new UnreachableException($"No limits for {change.GetType().Name}"),
    };

    private static int CheckLength(int bytes) => bytes <= MostValueBytes
        ? (bytes + 2) / 3 * 4
        : throw new ArgumentException($"A value has at most {MostValueBytes} bytes, not {bytes}.", nameof(bytes));

    // To Azure Tables "*" means "whatever is there", which would lose someone's write.
    private static int CheckETag(string etag) => etag is not ("" or "*")
        ? etag.Length
        : throw new ArgumentException("An ETag is one that the store gave.", nameof(etag));
}
