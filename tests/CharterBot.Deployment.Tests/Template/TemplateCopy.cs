namespace CharterBot.Deployment.Tests.Template;

/// <summary>The template in a folder of its own, to be spoilt or written beside.</summary>
internal sealed class TemplateCopy : IDisposable
{
    public const string Original = "deployment";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charterbot-template-");

    public TemplateCopy()
    {
        foreach (var file in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.Copy(Repository.At(Path.Combine(Original, file)), At(file));
        }
    }

    /// <summary>Every file that Bicep reads.</summary>
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.At(Original), "*bicep*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.At(Original), file));

    public string At(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);
}
