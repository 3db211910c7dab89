using System.Reflection;
using System.Text.Json.Nodes;

namespace CharterBot.Manifest.Teams;

/// <summary>The files of manifest/teams, as they were when this program was built.</summary>
internal static class SourceFile
{
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"manifest/teams has no {name}.", name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();
}
