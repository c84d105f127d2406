using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>A source of files, open for one run.</summary>
sealed class FileLoadSource : ILoadSource
{
    readonly LoadRun _run;

    FileLoadSource(LoadRun run, IFileSource source, IEnumerable<SourceTable> found)
    {
        _run = run;
        Tables = [.. found.Select(table => new FileTable(run, source, WithKeys(table, run.Load)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ILoadTable> Tables { get; }

    /// <inheritdoc/>
    public bool HasBookmarks => false;

    /// <inheritdoc/>
    public IReadOnlyList<Diagnostic> Warnings { get; private init; } = [];

    /// <summary>Lists the files, or looks at those that the run is told to look at.</summary>
    /// <exception cref="MixdownException">The place is missing, refuses us, or holds nothing that fits.</exception>
    public static async Task<FileLoadSource> OpenAsync(LoadRun run, IFileSource source, CancellationToken cancel)
    {
        if (run.Named is not { } named)
            return new FileLoadSource(run, source, await source.DiscoverAsync(cancel).ConfigureAwait(false));
        var found = await source.FindTablesAsync(named.Files, cancel).ConfigureAwait(false);
        return new FileLoadSource(run, source, found.Tables) { Warnings = [.. named.Warnings(run.Load.Name, found.Missing)] };
    }

    /// <summary>The elements of lists bear the keys of their records.</summary>
    static SourceTable WithKeys(SourceTable table, LoadDefinition load) => table.Parent is not { } parent
        ? table
        : table with { Files = [.. table.Files.Select(file => file with { Part = file.Part! with { Keys = load.Table(parent).UniqueKey } })] };

    /// <inheritdoc/>
    public Diagnostic Missing(LoadTable named) => new(
        "MX2048", $"there is no file for the table '{named.Name}' in {_run.Load.Source.Place}", named.At,
        DidYouMean.Guess(named.Name, Tables.Select(other => other.Name)) is { } guess
            ? $"Did you mean '{guess}'?"
            : "Bring the file, or take the table out of the load.");

    /// <inheritdoc/>
    public Task PrepareAsync(IReadOnlyDictionary<string, string?> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
