namespace CharterBot.BotFramework.Tests;

/// <summary>The recorded payloads that lie beside the project, not in it.</summary>
internal static class Captures
{
    public const string Absent = "the folder 'shared' with recorded payloads is not beside the project";

    /// <summary>Null where the folder beside the project is not there.</summary>
    public static string? Folder(string name = "teams-captures")
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "CharterBot.sln")) || at.Parent is null)
                continue;

            var folder = Path.Combine(at.Parent.FullName, "shared", "data", name);
            return Directory.Exists(folder) ? folder : null;
        }

        return null;
    }
}
