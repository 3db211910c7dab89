using System.CommandLine;
using System.CommandLine.Invocation;
using CharterBot.Manifest.Ordering;
using CharterBot.Manifest.Teams;

namespace CharterBot.Manifest.CommandLine;

/// <summary>The program: reads the order, writes the package, says what the registration must say to match.</summary>
internal static class PackageCommand
{
    private const int Failed = 1;

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var options = new PackageOptions();
        var command = new RootCommand("Makes the app package of CharterBot for Microsoft Teams.");
        // The library's own --version tells the program's version; here it is the package's.
        command.Options.Remove(command.Options.OfType<VersionOption>().Single());
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction(said => Make(options.Order(said), said.GetValue(options.Out)!, output, error));

        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction faults)
            faults.ShowHelp = false;
        return parsed.Invoke(new() { Output = output, Error = error });
    }

    private static int Make(PackageOrder order, string file, TextWriter output, TextWriter error)
    {
        var path = Path.GetFullPath(file);
        var fault = Directory.Exists(path) ? "is a folder: name the file."
            : !Directory.Exists(Path.GetDirectoryName(path)) ? "lies in a folder that does not exist."
            : Write(path, TeamsPackage.Make(order));
        if (fault is not null)
        {
            error.WriteLine($"--out: '{file}' {fault}");
            return Failed;
        }

        output.WriteLine($"{file}: version {order.Version}, manifest {order.ManifestVersion}");
        output.WriteLine($"messaging endpoint of the bot: https://{order.Domain}/api/messages");
        output.WriteLine($"application id URI of the registration: api://{order.Domain}/botid-{order.AppId:D}");
        return 0;
    }

    /// <summary>Whole or not at all: an upload never meets half a package.</summary>
    private static string? Write(string path, byte[] package)
    {
        var half = $"{path}.part";
        try
        {
            File.WriteAllBytes(half, package);
            File.Move(half, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            return $"cannot be written: {e.Message}";
        }
    }
}
