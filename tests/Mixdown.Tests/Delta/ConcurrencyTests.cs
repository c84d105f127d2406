using Mixdown.Data.Storage;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

/// <summary>Many writers of one table, on a real folder.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    const int Writers = 16;
    const int Commits = 10;

    readonly TempFolder _folder = new();
    readonly DeltaLab _lab;

    public ConcurrencyTests() => _lab = new DeltaLab(new LocalObjectStore(_folder.Root));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_appenders_lose_no_commit_and_leave_no_gap()
    {
        var start = await _lab.CreateAsync();

        var versions = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => AppendAsync(start, writer), Cancel)));

        Assert.Equal(Enumerable.Range(1, Writers * Commits).Select(version => (long)version), versions.SelectMany(it => it).Order());
        var snapshot = await _lab.Table.SnapshotAsync(Cancel);
        var expected = Enumerable.Range(0, Writers).SelectMany(writer => Enumerable.Range(0, Commits).Select(commit => $"{writer}-{commit}"));
        Assert.Equal(string.Join(' ', expected.Order(StringComparer.Ordinal)), DeltaLab.Names(snapshot));
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(Commits - 1, snapshot.TransactionOf($"app-{writer}")));
    }

    [Fact]
    public async Task Sixteen_writers_that_replace_one_counter_file_never_replace_the_same_one()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("counter-0");

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(CountUpAsync, Cancel)));

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);
        Assert.Equal($"counter-{Writers}", DeltaLab.Names(snapshot));
        Assert.Equal(Writers + 1, snapshot.Version);
    }

    [Fact]
    public async Task Of_sixteen_creators_of_a_table_one_succeeds()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(CreateAsync, Cancel)));

        Assert.Single(results.OfType<CommitResult.Committed>());
        Assert.Equal(Writers - 1, results.OfType<CommitResult.Conflicted>().Count());
    }

    public void Dispose() => _folder.Dispose();

    async Task<List<long>> AppendAsync(DeltaSnapshot snapshot, int writer)
    {
        var table = _lab.Table;
        var versions = new List<long>();
        for (var commit = 0; commit < Commits; commit++)
        {
            var append = table.Begin(snapshot);
            append.SetApplicationVersion($"app-{writer}", commit);
            append.Add(DeltaLab.File($"{writer}-{commit}"));
            versions.Add(Assert.IsType<CommitResult.Committed>(await append.CommitAsync(Cancel)).Version);
            snapshot = await table.RefreshAsync(snapshot, Cancel);
        }
        return versions;
    }

    async Task CountUpAsync()
    {
        CommitResult? result = null;
        while (result is not CommitResult.Committed)
        {
            var snapshot = await _lab.Table.SnapshotAsync(Cancel);
            var counter = Assert.Single(snapshot.Files);
            var count = int.Parse(counter.DataPath.AsSpan("counter-".Length), provider: null);
            var next = _lab.Table.Begin(snapshot);
            next.Remove(counter);
            next.Add(DeltaLab.File($"counter-{count + 1}"));
            result = await next.CommitAsync(Cancel);
            Assert.True(result is CommitResult.Committed or CommitResult.Conflicted, result.ToString());
        }
    }

    async Task<CommitResult> CreateAsync()
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        return await create.CommitAsync(Cancel);
    }
}
