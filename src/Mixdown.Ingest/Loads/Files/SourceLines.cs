using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Csv;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>Reads single records of a load's text files again, for a person to look at. Only files that the load's path means, below its
/// folder.</summary>
/// <param name="load">The load.</param>
/// <param name="projectFolder">Relative paths are relative to it.</param>
/// <param name="stores">Opens folders and buckets.</param>
/// <param name="clock">The time.</param>
public sealed class SourceLines(LoadDefinition load, string projectFolder, IObjectStores stores, TimeProvider clock)
{
    /// <summary>Letters of a record that are shown.</summary>
    const int MostLetters = 4000;

    /// <summary>Lines that one record of a quoted field may span, for it to be shown whole.</summary>
    const int MostLines = 50;

    /// <summary>The records that begin on some lines.</summary>
    /// <param name="file">As in <c>_mx_file</c>.</param>
    /// <param name="lines">From 1, in any order.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Line and text; a line that is not there is missing, and all are where the file is gone or is no text.</returns>
    public async Task<IReadOnlyList<(long Line, string Text)>> ReadAsync(string file, IReadOnlyCollection<long> lines, CancellationToken cancel)
    {
        if (load.Source is not FileSourceOptions files || !FilePattern.Parse(files.Path).TryMatch(file, out _) || lines.Count == 0)
            return [];
        var host = new SourceHost(projectFolder, stores, ScratchFolder: "", clock);
        if (files.Format(host) is not IRecordFormat)
            return [];
        var place = new FilePlace(files, host);
        try
        {
            StoragePath.Check(file);
            return await place.FindAsync(file, cancel).ConfigureAwait(false) is { } found
                ? await ReadAsync(place.File(found), files, lines, cancel).ConfigureAwait(false)
                : [];
        }
        catch (MixdownException)
        {
            // The boundary of a look: a file that is gone, or cannot be unpacked any more, has no lines.
            return [];
        }
    }

    static async Task<IReadOnlyList<(long Line, string Text)>> ReadAsync(StoredFile file, FileSourceOptions files, IReadOnlyCollection<long> lines, CancellationToken cancel)
    {
        var isCsv = files is CsvSourceOptions;
        var content = await FileContent.OpenAsync(file, files.Unpacking, (files as CsvSourceOptions)?.Dialect.Encoding ?? default, isHashed: false, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            using var reader = new StreamReader(content.Text, Encoding.UTF8);
            return await ReadAsync(reader, [.. lines.Order()], isCsv, cancel).ConfigureAwait(false);
        }
    }

    static async Task<IReadOnlyList<(long Line, string Text)>> ReadAsync(StreamReader reader, SortedSet<long> lines, bool isCsv, CancellationToken cancel)
    {
        var (found, at) = (new List<(long, string)>(), 0L);
        while (at < lines.Max && await reader.ReadLineAsync(cancel).ConfigureAwait(false) is { } text)
        {
            at++;
            if (!lines.Contains(at))
                continue;
            var begin = at;
            for (var more = 1; isCsv && IsOpen(text) && more < MostLines && await reader.ReadLineAsync(cancel).ConfigureAwait(false) is { } next; more++, at++)
                text = $"{text}\n{next}";
            found.Add((begin, text.Length <= MostLetters ? text : text[..MostLetters] + "…"));
        }
        return found;
    }

    /// <summary>Whether a quoted field goes on on the next line.</summary>
    static bool IsOpen(string record) => record.AsSpan().Count('"') % 2 == 1;
}
