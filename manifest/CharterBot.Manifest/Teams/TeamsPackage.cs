using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Teams;

/// <summary>The zip that an admin uploads. The same order gives the same bytes.</summary>
internal static class TeamsPackage
{
    private static readonly string[] Icons = ["color.png", "outline.png"];

    /// <summary>The earliest time that a zip can say.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Make(PackageOrder order)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files(order))
                Add(zip, name, content);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Content)> Files(PackageOrder order)
    {
        var manifest = TeamsManifest.Make(order);
        yield return (TeamsManifest.FileName, Written(manifest));
        foreach (var icon in Icons)
            yield return (icon, SourceFile.Bytes(icon));
        foreach (var (_, file) in TeamsManifest.Languages(manifest))
            yield return (file, Written(LanguageFile.Make(file, manifest, order)));
    }

    /// <summary>Stored, not deflated: a few kilobytes more, and no other runtime packs them differently.</summary>
    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Written(JsonObject json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            json.WriteTo(writer);
        return bytes.ToArray();
    }
}
