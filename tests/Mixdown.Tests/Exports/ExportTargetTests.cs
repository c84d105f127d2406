using System.IO.Compression;
using System.Text;
using Mixdown.Cli.Commands.Dashboards;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Exports;

namespace Mixdown.Tests.Exports;

public sealed class ExportTargetTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Theory]
    [InlineData(null, ExportFormat.Html)]
    [InlineData("out", ExportFormat.Html)]
    [InlineData("out/Report.PDF", ExportFormat.Pdf)]
    [InlineData("a.png", ExportFormat.Png)]
    [InlineData("a.zip", ExportFormat.Csv)]
    public void The_ending_says_the_form(string? output, ExportFormat format) => Assert.Equal(format, ExportTarget.FormatOf(output));

    [Fact]
    public void An_ending_that_says_nothing_is_refused() => Assert.Equal("MX4125", Code(() => ExportTarget.FormatOf("report.docx")));

    [Fact]
    public void A_file_that_is_there_is_replaced_as_a_whole_and_nothing_lies_beside_it()
    {
        _folder.Write("sales.html", "old");

        Target("sales.html", ExportFormat.Html).Write(new ExportedFile("x.html", "text/html"), Made("new"));

        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder.Root, "sales.html")));
        Assert.Single(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void Places_that_cannot_be_are_refused_before_anything_is_drawn()
    {
        _folder.Write("there.csv", "");
        Directory.CreateDirectory(Path.Combine(_folder.Root, "folder.html"));

        Assert.Equal("MX4126", Code(Target("missing/sales.html", ExportFormat.Html).RequireFolder));
        Assert.Equal("MX4126", Code(Target("folder.html", ExportFormat.Html).RequireFolder));
        Assert.Equal("MX4126", Code(Target("there.csv", ExportFormat.Csv).RequireFolder));
    }

    [Fact]
    public void Rows_of_all_tiles_are_files_of_a_folder()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("revenue.csv").Open();
            entry.Write("Revenue\n9\n"u8);
        }

        Assert.Equal("rows", Target("rows", ExportFormat.Csv).Write(new ExportedFile("sales.zip", "application/zip"), zip));

        Assert.Equal("Revenue\n9\n", File.ReadAllText(Path.Combine(_folder.Root, "rows/revenue.csv")));
    }

    [Fact]
    public void A_disk_that_takes_nothing_leaves_what_was_there() => Assert.Equal(
        "MX4127", Code(() => new ExportTarget("/proc", "sales.html", ExportFormat.Html, false).Write(new ExportedFile("x.html", "text/html"), Made("new"))));

    public void Dispose() => _folder.Dispose();

    ExportTarget Target(string output, ExportFormat format) => new(_folder.Root, output, format, HasTile: false);

    static MemoryStream Made(string text) => new(Encoding.UTF8.GetBytes(text));

    static string Code(Action act) => Assert.Throws<MixdownException>(act).Diagnostics[0].Code;
}
