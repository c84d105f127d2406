using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta.Maintenance;

/// <summary>A table of text rows that can be looked into.</summary>
sealed class MaintenanceLab
{
    int _files;

    public MaintenanceLab(IObjectStore? store = null, Func<IObjectStore, IObjectStore>? around = null)
    {
        Delta = new DeltaLab(store, around);
        Files = new TextDataFiles(Delta.Store, Delta.Clock);
        Delta.Options = Delta.Options with { Files = Files };
    }

    public DeltaLab Delta { get; }

    public TextDataFiles Files { get; }

    public DeltaMaintenance Maintenance => new(Delta.Table);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Commits a file with these rows, and gives it.</summary>
    public async Task<AddFile> AppendAsync(params string[] rows)
    {
        var snapshot = await Delta.Table.FindAsync(Cancel) ?? await Delta.CreateAsync();
        var file = await Files.WriteAsync("t", $"{Interlocked.Increment(ref _files):D5}.txt", rows, Cancel);
        Delta.Clock.Advance(TimeSpan.FromMinutes(1));
        var append = Delta.Table.Begin(snapshot);
        append.Add(file);
        Assert.IsType<CommitResult.Committed>(await append.CommitAsync(Cancel));
        return file;
    }

    /// <summary>Takes a file out.</summary>
    public async Task RemoveAsync(AddFile file)
    {
        var remove = Delta.Table.Begin(await Delta.Table.SnapshotAsync(Cancel));
        remove.Remove(file);
        Assert.IsType<CommitResult.Committed>(await remove.CommitAsync(Cancel));
    }

    /// <summary>All rows of a snapshot in order, with a blank between.</summary>
    public async Task<string> RowsAsync(DeltaSnapshot? snapshot = null)
    {
        snapshot ??= await Delta.Table.SnapshotAsync(Cancel);
        var rows = new List<string>();
        foreach (var file in snapshot.Files)
            rows.AddRange(await Files.RowsAsync("t", file, Cancel));
        return string.Join(' ', rows.Order(StringComparer.Ordinal));
    }

    /// <summary>Names below the table's folder but for the log, in order.</summary>
    public async Task<string> NamesAsync()
    {
        var names = new List<string>();
        await foreach (var found in Delta.Store.ListAsync("t/", null, Cancel))
            names.Add(found.Path["t/".Length..]);
        return string.Join(' ', names.Where(name => !name.StartsWith("_delta_log", StringComparison.Ordinal)));
    }
}
