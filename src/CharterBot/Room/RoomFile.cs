namespace CharterBot.Room;

/// <summary>Where the room keeps its history: beside the bot's own store, never inside it.</summary>
internal static class RoomFile
{
    private const string StoreKey = "Storage:Sqlite:Path";

    public static string Locate(IConfiguration configuration)
    {
        var store = configuration[StoreKey];
        if (string.IsNullOrWhiteSpace(store))
            store = Path.Combine(LocalFolder(), "charterbot.db");

        var full = Path.GetFullPath(store);
        var folder = Path.GetDirectoryName(full) ?? throw new InvalidOperationException(
            $"{StoreKey} names a folder, not a file: {store}");
        Directory.CreateDirectory(folder);
        return Path.Combine(
            folder, Path.GetFileNameWithoutExtension(full) + ".room" + Path.GetExtension(full));
    }

    private static string LocalFolder() => Environment.GetFolderPath(
        Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
}
