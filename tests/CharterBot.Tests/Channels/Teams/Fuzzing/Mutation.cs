namespace CharterBot.Tests.Channels.Teams.Fuzzing;

/// <summary>One change of the raw bytes of a body: they need not be JSON or UTF-8 any more.</summary>
/// <param name="At">Where, in parts of 65,536 of the body.</param>
/// <param name="Length">How many bytes it takes away, copies or repeats.</param>
internal readonly record struct Mutation(Mutation.Kind What, ushort At, byte Length, ushort Token)
{
    internal enum Kind : byte
    {
        Insert,
        Replace,
        Remove,
        Flip,
        Repeat,
        MoveToTheFront,
        Cut,
        InsertInText,
        ReplaceAValue,
    }

    public byte[] Apply(byte[] body)
    {
        if (body.Length == 0)
            return [.. Bytes];

        var at = (int)((long)At * body.Length / (ushort.MaxValue + 1));
        var end = Math.Min(body.Length, at + Length);
        return What switch
        {
            Kind.Insert => [.. body[..at], .. Bytes, .. body[at..]],
            Kind.Replace => [.. body[..at], .. Bytes, .. body[end..]],
            Kind.Remove => [.. body[..at], .. body[end..]],
            Kind.Flip => [.. body[..at], (byte)(body[at] ^ (1 << (Length % 8))), .. body[(at + 1)..]],
            Kind.Repeat => [.. body[..end], .. body[at..]],
            Kind.MoveToTheFront => [.. body[at..end], .. body[..at], .. body[end..]],
            Kind.Cut => body[..at],
            Kind.InsertInText => AfterNext("\":\""u8, body, at),
            Kind.ReplaceAValue => Valued(body, at),
            _ => throw new UnreachableException($"No way to {What}."),
        };
    }

    private byte[] Bytes => Of(What switch
    {
        Kind.InsertInText => Dictionary.Texts,
        Kind.ReplaceAValue => Dictionary.Values,
        _ => Dictionary.Tokens,
    });

    private byte[] AfterNext(ReadOnlySpan<byte> signs, byte[] body, int from)
    {
        var found = body.AsSpan(from).IndexOf(signs);
        var behind = found < 0 ? body.Length : from + found + signs.Length;
        return [.. body[..behind], .. Bytes, .. body[behind..]];
    }

    private byte[] Of(byte[][] tokens) => tokens[Token % tokens.Length];

    /// <summary>What stands after the next colon, up to the next comma or brace, becomes the token.</summary>
    private byte[] Valued(byte[] body, int from)
    {
        var colon = body.AsSpan(from).IndexOf((byte)':');
        if (colon < 0)
            return [.. body, .. Bytes];

        var begin = from + colon + 1;
        var length = body.AsSpan(begin).IndexOfAny((byte)',', (byte)'}');
        return [.. body[..begin], .. Bytes, .. length < 0 ? [] : body[(begin + length)..]];
    }
}
