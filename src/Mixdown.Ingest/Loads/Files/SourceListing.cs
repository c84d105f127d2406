using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>What lies where a load of files looks, for those who wait until that changes. Nothing is read.</summary>
/// <param name="load">The load.</param>
/// <param name="projectFolder">Relative paths are relative to it.</param>
/// <param name="stores">Opens folders and buckets.</param>
/// <param name="clock">Tells how old a file is.</param>
public sealed class SourceListing(LoadDefinition load, string projectFolder, IObjectStores stores, TimeProvider clock)
{
    readonly FileSourceOptions? _files = load.Source as FileSourceOptions;

    /// <summary>The folder of this machine that the files lie in; null where they lie in a bucket, and for sources of tables.</summary>
    public string? Folder => _files is not null && FilePattern.Parse(_files.Path).Folder is var folder && !FilePattern.IsUrl(folder)
        ? Path.GetFullPath(Path.Combine(projectFolder, folder))
        : null;

    /// <summary>Whether there is anything to list: false for sources of tables.</summary>
    public bool IsOfFiles => _files is not null;

    /// <summary>A text that is another one as soon as a file comes, goes, changes or is complete.</summary>
    public async Task<string> TakeAsync(CancellationToken cancel)
    {
        if (_files is null)
            return "";
        try
        {
            var host = new SourceHost(projectFolder, stores, ScratchFolder: "", clock);
            // Whoever waits sees for himself when files come to rest.
            return Text(await new FilePlace(_files with { Settle = TimeSpan.Zero }, host).DiscoverAsync(cancel).ConfigureAwait(false));
        }
        catch (MixdownException missing)
        {
            // The boundary: that nothing is there is what the next listing is compared with; the load itself says it.
            return missing.Message;
        }
    }

    static string Text(IReadOnlyList<SourceTable> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            foreach (var file in table.Files)
                text.Append(CultureInfo.InvariantCulture, $"{file.Path}\n{file.Bytes} {file.Modified.UtcTicks} {file.ETag}\n");
            foreach (var file in table.Waiting)
                text.Append(CultureInfo.InvariantCulture, $"{file.Path}\n?\n");
        }
        return text.ToString();
    }
}
