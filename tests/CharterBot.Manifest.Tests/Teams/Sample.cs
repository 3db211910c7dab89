using System.IO.Compression;
using System.Text.Json.Nodes;
using CharterBot.Manifest.Ordering;
using CharterBot.Manifest.Teams;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>A package as an admin would order it.</summary>
internal static class Sample
{
    public const string AppId = "5d0c1e62-7a3b-4f7e-9a55-1c2d3e4f5a6b";
    public const string Domain = "bot.example.org";

    public static PackageOrder Order(string manifestVersion = "1.29") => new(
        Guid.Parse(AppId),
        DomainName.Parse(Domain),
        AppVersion.Parse("1.0.0"),
        manifestVersion,
        new(
            new("CharterBot"),
            new($"https://{Domain}/about"),
            new($"https://{Domain}/about#privacy"),
            new($"https://{Domain}/about#terms")));

    /// <summary>The files of a package by name, in the package's order.</summary>
    public static OrderedDictionary<string, byte[]> Open(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        var files = new OrderedDictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    public static JsonNode Manifest(string manifestVersion = "1.29") =>
        JsonNode.Parse(Open(TeamsPackage.Make(Order(manifestVersion)))["manifest.json"])!;
}
