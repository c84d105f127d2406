using System.Text.Json;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Log;

/// <summary>The folder <c>_delta_log</c> of one table: names in, parsed actions out.</summary>
/// <param name="store">Holds the table.</param>
/// <param name="table">The table's folder in the store, without a slash at the end; empty for the store itself.</param>
sealed class DeltaLog(IObjectStore store, string table)
{
    readonly string _folder = table.Length == 0 ? "_delta_log/" : table + "/_delta_log/";

    /// <summary>The store that holds the table.</summary>
    public IObjectStore Store => store;

    /// <summary>The table's folder in the store; may be empty.</summary>
    public string Folder => table;

    /// <summary>The table as a person would name it.</summary>
    public string Table => table.Length == 0 ? store.Root : $"{store.Root}/{table}";

    /// <summary>The path in the store of a data file.</summary>
    /// <param name="path">Relative to the table.</param>
    public string DataPath(string path) => table.Length == 0 ? path : $"{table}/{path}";

    /// <summary>The path relative to the table of an object below it.</summary>
    /// <param name="path">In the store.</param>
    public string RelativePath(string path) => table.Length == 0 ? path : path[(table.Length + 1)..];

    /// <summary>The path in the store of a file of the log.</summary>
    public string PathOf(string name) => _folder + name;

    /// <summary>The path in the store of a commit.</summary>
    public string CommitPath(long version) => _folder + LogFile.CommitName(version);

    /// <summary>Files of the log from a version on, in the order of versions.</summary>
    public async Task<List<LogFile>> ListAsync(long fromVersion, CancellationToken cancel)
    {
        var files = new List<LogFile>();
        await foreach (var found in store.ListAsync(_folder, _folder + LogFile.Before(fromVersion), cancel).ConfigureAwait(false))
        {
            if (LogFile.Parse(found.Path[_folder.Length..], found) is { } file)
                files.Add(file);
        }
        return files;
    }

    /// <summary>The actions of a version; null when there is no such commit.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2815: a line cannot be read.</exception>
    public async Task<List<DeltaAction>?> FindCommitAsync(long version, CancellationToken cancel) =>
        await store.ReadAsync(CommitPath(version), cancel).ConfigureAwait(false) is { } bytes ? ReadCommit(version, bytes) : null;

    /// <summary>The actions of a version.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2814: it is missing; MX2815: a line cannot be read.</exception>
    public async Task<List<DeltaAction>> CommitAsync(long version, CancellationToken cancel) =>
        await FindCommitAsync(version, cancel).ConfigureAwait(false)
        ?? throw DeltaErrors.MissingCommit(Table, LogFile.CommitName(version), version);

    List<DeltaAction> ReadCommit(long version, ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.ContainsAnyExcept(" \t\r\n"u8))
            throw DeltaErrors.BrokenCommit(CommitPath(version), 1, version, "the file is empty");
        var actions = new List<DeltaAction>();
        var lines = new LogLines(bytes);
        while (lines.Next() is { } line)
        {
            if (ReadLine(version, lines.Number, line) is { } action)
                actions.Add(action);
        }
        return actions;
    }

    DeltaAction? ReadLine(long version, int number, ReadOnlyMemory<byte> line)
    {
        try
        {
            return ActionReader.Read(line);
        }
        // Bytes that are not UTF-8 inside a text are an InvalidOperationException in System.Text.Json.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw DeltaErrors.BrokenCommit(CommitPath(version), number, version, e.Message);
        }
    }
}
