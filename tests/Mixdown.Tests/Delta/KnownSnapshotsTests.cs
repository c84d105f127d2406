using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Tests.Delta;

public sealed class KnownSnapshotsTests
{
    readonly DeltaLab _lab = new();

    [Fact]
    public async Task What_was_read_before_is_not_read_again()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a", "b");
        var store = new CountingStore(_lab.Store);
        var table = new DeltaTable(store, "t", _lab.Options with { Known = new KnownSnapshots() });

        var first = (await table.FindAsync(Cancel))!;
        var reads = store.Reads.Count;
        Assert.Same(first, await table.FindAsync(Cancel));
        Assert.Equal(reads, store.Reads.Count);

        await _lab.AppendAsync("c");
        var next = (await table.FindAsync(Cancel))!;
        Assert.Equal(("a b c", 3L), (DeltaLab.Names(next), next.Version));
        Assert.Equal(["t/_delta_log/00000000000000000003.json"], store.Reads.Skip(reads));
    }

    [Fact]
    public async Task A_table_that_is_gone_and_came_anew_is_seen()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a", "b");
        var table = new DeltaTable(_lab.Store, "t", _lab.Options with { Known = new KnownSnapshots() });
        Assert.Equal(2, (await table.FindAsync(Cancel))!.Version);

        for (var version = 0; version < 3; version++)
            await _lab.DeleteAsync($"{version:D20}.json");
        Assert.Null(await table.FindAsync(Cancel));

        await _lab.CreateAsync();
        Assert.Equal(0, (await table.FindAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task Another_table_in_the_same_place_is_not_taken_for_the_old_one()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a", "b");
        var table = new DeltaTable(_lab.Store, "t", _lab.Options with { Known = new KnownSnapshots() });
        Assert.Equal("a b", DeltaLab.Names((await table.FindAsync(Cancel))!));

        for (var version = 0; version < 3; version++)
            await _lab.DeleteAsync($"{version:D20}.json");
        await _lab.CreateAsync(new ColumnList(new Column("other", DataType.Text)));
        await _lab.AppendAsync("c", "d", "e");

        var anew = (await table.FindAsync(Cancel))!;
        Assert.Equal(("c d e", 3L, "other"), (DeltaLab.Names(anew), anew.Version, anew.Columns[0].Name));
    }

    [Fact]
    public async Task Another_table_with_the_very_same_versions_is_seen()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a");
        var table = new DeltaTable(_lab.Store, "t", _lab.Options with { Known = new KnownSnapshots() });
        Assert.Equal("a", DeltaLab.Names((await table.FindAsync(Cancel))!));

        for (var version = 0; version < 2; version++)
            await _lab.DeleteAsync($"{version:D20}.json");
        await _lab.CreateAsync();
        await _lab.AppendAsync("z");
        Assert.Equal("z", DeltaLab.Names((await table.FindAsync(Cancel))!));
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed class CountingStore(IObjectStore store) : StoreInFront(store), IObjectStore
    {
        public List<string> Reads { get; } = [];

        Task<byte[]?> IObjectStore.ReadAsync(string path, CancellationToken cancel)
        {
            Reads.Add(path);
            return base.ReadAsync(path, cancel);
        }

        public override Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => throw new NotSupportedException();
    }
}
