using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Runs.Serving;
using Mixdown.Web.App.Pages;
using Mixdown.Web.Exports.Browsing;

namespace Mixdown.Web.Exports;

/// <summary>Makes files of the dashboards of a served project, to be given away. Safe for any thread; a browser draws one at a time.</summary>
public sealed class DashboardExporter : IDisposable
{
    readonly DashboardGathering _gathering;
    readonly RowFiles _rows;
    readonly FilePage _page;
    readonly Browser _browser;
    readonly Drawing _drawing;

    /// <param name="served">The project.</param>
    /// <param name="answers">Answers its dashboards.</param>
    /// <param name="options">With what, and what bounds it.</param>
    public DashboardExporter(ServedProject served, DashboardAnswers answers, ExportOptions options)
    {
        _gathering = new DashboardGathering(served, answers);
        _rows = new RowFiles(answers);
        _page = new FilePage(new FileParts(PageFiles.Embedded()));
        _browser = new Browser(options, served.Clock);
        _drawing = new Drawing(_page, _browser);
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="MixdownException">MX4100 to MX4106, MX4170 to MX4175: what is wrong with what was asked; MX5100 to MX5103: the
    /// browser, or the pages. What is wrong with a tile stands in the file, and in what is returned.</exception>
    public Task<ExportedFile> WriteAsync(ExportRequest request, ExportLook look, Stream into, CancellationToken cancel) =>
        look.Format == ExportFormat.Csv ? RowsAsync(request, into, cancel) : PageAsync(request, look, into, cancel);

    /// <inheritdoc/>
    public void Dispose() => _browser.Dispose();

    async Task<ExportedFile> PageAsync(ExportRequest request, ExportLook look, Stream into, CancellationToken cancel)
    {
        var file = await _gathering.GatherAsync(request, cancel);
        await into.WriteAsync(await BytesAsync(file, look, cancel), cancel);
        var (ending, type) = look.Format switch
        {
            ExportFormat.Png => ("png", "image/png"),
            ExportFormat.Pdf => ("pdf", "application/pdf"),
            _ => ("html", "text/html; charset=utf-8"),
        };
        return new ExportedFile($"{NameOf(file.Definition.Id, file.Tile)}.{ending}", type)
        {
            Problems =
            [
                .. file.Answers.Where(answer => answer.Problem is not null).DistinctBy(answer => answer.Tile)
                    .Select(answer => TileProblem.Of(answer.Tile, answer.Problem!.Code, answer.Problem.Message)),
            ],
        };
    }

    async Task<byte[]> BytesAsync(ExportedDashboard file, ExportLook look, CancellationToken cancel) => look.Format switch
    {
        ExportFormat.Snapshot => await _drawing.SnapshotAsync(file, look, cancel),
        ExportFormat.Png => await _drawing.PictureAsync(file, look, cancel),
        ExportFormat.Pdf => await _drawing.PaperAsync(file, look, cancel),
        _ => Encoding.UTF8.GetBytes(_page.Of(file)),
    };

    async Task<ExportedFile> RowsAsync(ExportRequest request, Stream into, CancellationToken cancel)
    {
        var ask = await _gathering.RowsAsync(request, cancel);
        if (request.Tile is null)
            return new ExportedFile($"{ask.Dashboard}.zip", "application/zip") { Problems = await _rows.ZipAsync(ask, into, cancel) };
        await _rows.WriteAsync(ask, ask.Tiles[0], into, cancel);
        return new ExportedFile($"{NameOf(ask.Dashboard, ask.Tiles[0])}.csv", "text/csv; charset=utf-8");
    }

    static string NameOf(string dashboard, string? tile) => tile is null ? dashboard : $"{dashboard}-{tile}";
}
