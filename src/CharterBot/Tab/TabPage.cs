using Microsoft.Extensions.FileProviders;

namespace CharterBot.Tab;

/// <summary>The files of the tab's pages, as they were built.</summary>
internal sealed class TabPage : IDisposable
{
    public PhysicalFileProvider Files { get; } = new(Path.Combine(AppContext.BaseDirectory, "Tab", "Page"));

    public IResult Html(string name) =>
        Results.File(Files.GetFileInfo(name).PhysicalPath!, "text/html; charset=utf-8");

    public void Dispose() => Files.Dispose();
}
