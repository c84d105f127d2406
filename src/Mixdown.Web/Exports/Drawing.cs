using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Web.Exports.Browsing;

namespace Mixdown.Web.Exports;

/// <summary>Makes snapshots, pictures and paper of a dashboard. The interactive file is what all of them are made of: a browser opens it and
/// leaves a page without scripts, and pictures and paper are of that page.</summary>
/// <param name="page">Writes the interactive file.</param>
/// <param name="browser">Draws.</param>
sealed class Drawing(FilePage page, Browser browser)
{
    const int DashboardWidth = 1200;
    const int TileWidth = 800;

    /// <summary>A page without scripts.</summary>
    public async Task<byte[]> SnapshotAsync(ExportedDashboard file, ExportLook look, CancellationToken cancel) =>
        await InFolderAsync(async folder => Encoding.UTF8.GetBytes((await DrawAsync(file, look, WidthOf(file, look), folder, cancel)).Html));

    /// <summary>A picture of all of it, however high that is.</summary>
    public async Task<byte[]> PictureAsync(ExportedDashboard file, ExportLook look, CancellationToken cancel) => await InFolderAsync(async folder =>
    {
        var seen = file.Theme == ExportTheme.System ? file with { Theme = ExportTheme.Light } : file;
        var wide = WidthOf(file, look);
        var drawn = await DrawAsync(seen, look, wide, folder, cancel);
        var (source, made) = (Path.Combine(folder, "picture.html"), Path.Combine(folder, "picture.png"));
        // What a picture cannot open is not in it.
        await File.WriteAllTextAsync(source, drawn.With($"{page.Font} details {{ display: none }} html {{ overflow: hidden }}"), cancel);
        await browser.PictureAsync(source, (wide, drawn.Height), made, look.TimeLimit, cancel);
        return await File.ReadAllBytesAsync(made, cancel);
    });

    /// <summary>All of it on paper.</summary>
    public async Task<byte[]> PaperAsync(ExportedDashboard file, ExportLook look, CancellationToken cancel) => await InFolderAsync(async folder =>
    {
        var drawn = await DrawAsync(file.Theme == ExportTheme.System ? file with { Theme = ExportTheme.Light } : file, look, PaperStyle.Width, folder, cancel);
        var (source, made) = (Path.Combine(folder, "paper.html"), Path.Combine(folder, "paper.pdf"));
        await File.WriteAllTextAsync(source, drawn.With(page.Font + PaperStyle.Of(file)), cancel);
        await browser.PaperAsync(source, made, look.TimeLimit, cancel);
        return await File.ReadAllBytesAsync(made, cancel);
    });

    static int WidthOf(ExportedDashboard file, ExportLook look) => look.Width ?? (file.Tile is null ? DashboardWidth : TileWidth);

    async Task<SnapshotPage> DrawAsync(ExportedDashboard file, ExportLook look, int width, string folder, CancellationToken cancel)
    {
        var source = Path.Combine(folder, "dashboard.html");
        await File.WriteAllTextAsync(source, page.Of(file with { Snapshot = width }), cancel);
        return SnapshotPage.Of(await browser.ElementsAsync(source, look.TimeLimit, cancel)) ?? throw new MixdownException(new Diagnostic(
            "MX5101", "The browser opened the dashboard and has drawn nothing of it", Hint: "It may be older than the pages need: Chromium 123 is the first that draws them. Name another one with MIXDOWN_BROWSER=FILE."));
    }

    static async Task<byte[]> InFolderAsync(Func<string, Task<byte[]>> make)
    {
        var folder = Directory.CreateTempSubdirectory("mixdown-export-");
        try
        {
            return await make(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
