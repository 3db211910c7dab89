namespace CharterBot.Faults.Instances;

/// <summary>A bot that can be started.</summary>
internal sealed record BotProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The bot as it is shipped: the given build, or the one beside this program.</summary>
    public static BotProgram Shipped(string? path)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Of(path ?? Path.Combine(output.Parent!.Parent!.FullName, "CharterBot", output.Name, "CharterBot.dll"));
    }

    /// <summary>The same bot with something of it changed, see <see cref="Broken.ChangedBot"/>.</summary>
    public static BotProgram Changed(params IReadOnlyList<string> changes) =>
        Of(typeof(BotProgram).Assembly.Location, ["bot", .. changes]);

    private static BotProgram Of(string path, params IReadOnlyList<string> arguments) =>
        Path.GetExtension(path) == ".dll"
            ? new("dotnet", ["exec", Path.GetFullPath(path), .. arguments])
            : new(Path.GetFullPath(path), arguments);
}
