using System.IO.Compression;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Exports;

namespace Mixdown.Cli.Commands.Dashboards;

/// <summary>Where a file goes. What was there before stays until the new one is whole.</summary>
/// <param name="Folder">The folder that the command was given in.</param>
/// <param name="Output">What <c>--output</c> says.</param>
/// <param name="Format">As what.</param>
/// <param name="HasTile">Whether it is of one tile.</param>
sealed record ExportTarget(string Folder, string? Output, ExportFormat Format, bool HasTile)
{
    /// <summary>Whether it goes to standard output: told so, or the rows of one tile without a place.</summary>
    public bool IsStandardOutput => Output == "-" || (Output is null && Format == ExportFormat.Csv && HasTile);

    /// <summary>Whether rows of all tiles go to files in a folder.</summary>
    bool IsFolder => Output is not null && Format == ExportFormat.Csv && !HasTile && !Output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the ending of a file's name means; without one, the interactive page.</summary>
    /// <exception cref="MixdownException">MX4125: nothing.</exception>
    public static ExportFormat FormatOf(string? output) => Path.GetExtension(output)?.ToLowerInvariant() switch
    {
        null or "" or ".html" or ".htm" => ExportFormat.Html,
        ".png" => ExportFormat.Png,
        ".pdf" => ExportFormat.Pdf,
        ".csv" or ".zip" => ExportFormat.Csv,
        var other => throw new MixdownException(new Diagnostic("MX4125", $"'{other}' does not say as what the dashboard is to be written", Hint: "Add --as html, snapshot, png, pdf or csv.")),
    };

    /// <summary>Refuses a place that there is not, before anything is drawn.</summary>
    /// <exception cref="MixdownException">MX4126: the folder is missing, or a folder is where the file would be.</exception>
    public void RequireFolder()
    {
        if (IsStandardOutput || Output is null)
            return;
        var path = Path.GetFullPath(Output, Folder);
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
        if (parent is not null && !Directory.Exists(parent))
            throw new MixdownException(new Diagnostic("MX4126", $"There is no folder '{parent}'", Hint: "Make it first, or say another --output."));
        if (!IsFolder && Directory.Exists(path))
            throw new MixdownException(new Diagnostic("MX4126", $"'{path}' is a folder", Hint: "Say the name of a file in it."));
        if (IsFolder && File.Exists(path))
            throw new MixdownException(new Diagnostic("MX4126", $"'{path}' is a file, and the rows of all tiles are several", Hint: "Say a folder or a name that ends in .zip, or one tile with --tile."));
    }

    /// <summary>Puts it there.</summary>
    /// <returns>Where it is, as a person would say it.</returns>
    /// <exception cref="MixdownException">MX4127: it cannot be written.</exception>
    public string Write(ExportedFile file, MemoryStream made)
    {
        var said = Output ?? file.Name;
        var path = Path.GetFullPath(said, Folder);
        try
        {
            if (IsFolder)
                Unpack(made, path);
            else
                Replace(path, made.WriteTo);
            return said;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The boundary to the disk.
            throw new MixdownException(new Diagnostic("MX4127", $"'{said}' cannot be written: {wrong.Message}", Hint: "What was there before is unchanged. Make room, or say another --output."));
        }
    }

    static void Unpack(MemoryStream made, string folder)
    {
        Directory.CreateDirectory(folder);
        made.Position = 0;
        using var zip = new ZipArchive(made, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in zip.Entries)
        {
            Replace(Path.Combine(folder, entry.Name), into =>
            {
                using var rows = entry.Open();
                rows.CopyTo(into);
            });
        }
    }

    static void Replace(string path, Action<Stream> write)
    {
        var fresh = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var into = File.Create(fresh))
                write(into);
            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
