namespace CharterBot.Deployment.Tests;

/// <summary>The files that are tested, where they are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Whether what differs is to be written anew as approved.</summary>
    public static bool Approves => Environment.GetEnvironmentVariable("CHARTERBOT_APPROVE") == "1";

    public static string At(string path) => Path.Combine(Root, path);

    public static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(At(path), TestContext.Current.CancellationToken);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CharterBot.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        return folder.TrimEnd(Path.DirectorySeparatorChar);
    }
}
