namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>Files beside the project that are not part of it: a test that needs one skips aloud.</summary>
internal static class Shared
{
    public static string Project { get; } = Find();

    public static string File(params ReadOnlySpan<string> path)
    {
        var file = Path.Combine([Path.GetDirectoryName(Project)!, "shared", .. path]);
        Assert.SkipUnless(System.IO.File.Exists(file), $"Needs {file}, which is not there.");
        return file;
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "CharterBot.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        return folder.TrimEnd(Path.DirectorySeparatorChar);
    }
}
