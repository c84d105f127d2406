using System.Globalization;
using Mixdown.Engines;
using Mixdown.Ingest.Loads.Files;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Tracing;

/// <summary>The records that rows of sources were read from.</summary>
/// <param name="host">Opens what loads read.</param>
/// <param name="project">Declares the loads.</param>
sealed class SourceRecords(RunHost host, MixdownProject project)
{
    /// <summary>The column that names a row's file.</summary>
    public const string File = "_mx_file";

    /// <summary>The column with the line where its record begins.</summary>
    public const string Row = "_mx_row";

    /// <summary>The record of each row, in their order.</summary>
    /// <param name="source">The source.</param>
    /// <param name="rows">Rows of it: only files that they name are opened.</param>
    /// <param name="isPersonal">Whether records hold what is not shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<TraceRecord>> ReadAsync(SourceTable source, ResultTable rows, bool isPersonal, CancellationToken cancel)
    {
        var columns = rows.Columns.Select((column, i) => (column.Name, i)).DistinctBy(column => column.Name).ToDictionary(column => column.Name, column => column.i, StringComparer.Ordinal);
        if (columns.TryGetValue("_mx_offset", out var offset))
            return [.. rows.Rows.Select(row => OfStream(row, columns, offset))];
        if (!columns.TryGetValue(File, out var file) || !columns.TryGetValue(Row, out var line))
            return [];
        var places = rows.Rows.Select(row => (File: row[file] as string, Line: row[line] is null ? 0 : Convert.ToInt64(row[line], CultureInfo.InvariantCulture))).ToList();
        var texts = isPersonal ? [] : await TextsAsync(source, places, cancel);
        return [.. places.Select(place => OfFile(place, texts, isPersonal))];
    }

    static TraceRecord OfFile((string? File, long Line) place, Dictionary<(string, long), string> texts, bool isPersonal)
    {
        if (place.File is null)
            return new TraceRecord("", null, "The row does not say which file it came from.");
        var where = string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}");
        if (isPersonal)
            return new TraceRecord(where, null, "The record holds personal values.");
        return texts.TryGetValue((place.File, place.Line), out var text)
            ? new TraceRecord(where, text, null)
            : new TraceRecord(where, null, "The record cannot be shown: its file is gone, has changed, or is not text.");
    }

    static TraceRecord OfStream(object?[] row, Dictionary<string, int> columns, int offset)
    {
        object? Value(string name) => columns.TryGetValue(name, out var at) ? row[at] : null;
        return new TraceRecord(string.Create(CultureInfo.InvariantCulture, $"{Value("_mx_topic")}/{Value("_mx_partition")}@{row[offset]}"), null, "Events stay in their log.");
    }

    async Task<Dictionary<(string, long), string>> TextsAsync(SourceTable source, List<(string? File, long Line)> places, CancellationToken cancel)
    {
        var found = new Dictionary<(string, long), string>();
        if (LoadDefinitions.Bind(project, []).FirstOrDefault(load => load.Name == source.SourceName) is not { } load)
            return found;
        var reader = new SourceLines(load, project.Root, host.StoresOf(project), host.Clock);
        foreach (var file in places.Where(place => place.File is not null).GroupBy(place => place.File!, place => place.Line, StringComparer.Ordinal))
        {
            foreach (var (line, text) in await reader.ReadAsync(file.Key, [.. file], cancel))
                found[(file.Key, line)] = text;
        }
        return found;
    }
}
