namespace CharterBot.Load;

/// <summary>A bot that can be started.</summary>
internal sealed record BotProgram(string Name, string File, IReadOnlyList<string> Arguments)
{
    /// <summary>This program itself, as the least that a bot can be.</summary>
    public static BotProgram Floor { get; } =
        Of("floor", typeof(BotProgram).Assembly.Location, "bare") with { Echoes = true };

    /// <summary>The same, with as many rows a message as the bot writes for a turn.</summary>
    public static BotProgram FloorOfTurns { get; } =
        Of("turn floor", typeof(BotProgram).Assembly.Location, "bare", "turns") with { Echoes = true };

    /// <summary>Answers every turn with a post of its words, so that each post can be told from a late one.</summary>
    public bool Echoes { get; private init; }

    public static BotProgram At(string path) =>
        path == "bare" ? Floor with { Name = "bot" } : Of("bot", Path.GetFullPath(path));

    private static BotProgram Of(string name, string path, params IReadOnlyList<string> arguments) =>
        Path.GetExtension(path) == ".dll"
            ? new BotProgram(name, "dotnet", ["exec", path, .. arguments])
            : new BotProgram(name, path, arguments);
}
