using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

/// <summary>A table <c>t</c> in a store, with a clock that stands still and ids that can be told.</summary>
sealed class DeltaLab
{
    readonly Func<IObjectStore, IObjectStore>? _around;
    int _ids;

    /// <param name="store">Where the log lies; in memory when null.</param>
    /// <param name="around">What the table sees in its place, for example a store that fails.</param>
    public DeltaLab(IObjectStore? store = null, Func<IObjectStore, IObjectStore>? around = null)
    {
        Store = store ?? new MemoryObjectStore(Clock);
        _around = around;
        Options = new DeltaOptions
        {
            Clock = Clock,
            NewId = () => new Guid(Interlocked.Increment(ref _ids), 0, 0, new byte[8]),
            Parquet = new FramedRows(),
        };
    }

    public static ColumnList Columns { get; } = new(new Column("id", DataType.Int64), new Column("name", DataType.Text));

    public ManualClock Clock { get; } = new();

    public IObjectStore Store { get; }

    public DeltaOptions Options { get; set; }

    public DeltaTable Table => new(_around is null ? Store : _around(Store), "t", Options);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static AddFile File(string name, long bytes = 100) => new(FilePath.Encode(name), bytes, 0);

    /// <summary>Creates the table with the columns above.</summary>
    public async Task<DeltaSnapshot> CreateAsync(ColumnList? columns = null)
    {
        var create = Table.Begin(null);
        create.SetColumns(columns ?? Columns);
        Assert.Equal(new CommitResult.Committed(0), await create.CommitAsync(Cancel));
        return await Table.SnapshotAsync(Cancel);
    }

    /// <summary>Appends files, one commit each, an hour apart, and gives the newest snapshot.</summary>
    public async Task<DeltaSnapshot> AppendAsync(params IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            var append = Table.Begin(await Table.SnapshotAsync(Cancel));
            append.Add(File(file));
            Assert.IsType<CommitResult.Committed>(await append.CommitAsync(Cancel));
        }
        return await Table.SnapshotAsync(Cancel);
    }

    /// <summary>Writes a commit as another program might have.</summary>
    public Task CommitAsync(long version, params IEnumerable<string> lines) =>
        WriteAsync($"{version:D20}.json", string.Concat(lines.Select(line => line + "\n")));

    public Task WriteAsync(string name, string text) => Store.WriteAsync("t/_delta_log/" + name, Encoding.UTF8.GetBytes(text), Cancel);

    public Task DeleteAsync(string name) => Store.DeleteAsync("t/_delta_log/" + name, Cancel);

    public async Task<string> TextAsync(string name) =>
        Encoding.UTF8.GetString((await Store.ReadAsync("t/_delta_log/" + name, Cancel))!);

    /// <summary>Names of the log's files, in order.</summary>
    public async Task<List<string>> LogAsync()
    {
        var names = new List<string>();
        await foreach (var file in Store.ListAsync("t/_delta_log/", null, Cancel))
            names.Add(file.Path["t/_delta_log/".Length..].Replace("0000000000000000", "", StringComparison.Ordinal));
        return names;
    }

    /// <summary>Names of the table's files, in order.</summary>
    public static string Names(DeltaSnapshot snapshot) =>
        string.Join(' ', snapshot.Files.Select(file => file.DataPath).Order(StringComparer.Ordinal));
}
