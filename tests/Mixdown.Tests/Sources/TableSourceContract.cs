using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;
using Mixdown.Tests.Csv;

namespace Mixdown.Tests.Sources;

/// <summary>What every source of tables owes to a load. A subclass says how to make the system that it reads.</summary>
public abstract class TableSourceContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A source whose table <c>t</c> has the columns <c>id</c> (bigint: 1, 2, …) and <c>name</c> (text), read from a
    /// bookmark on.</summary>
    internal abstract Task<ITableSource> WithRowsAsync(int rows);

    /// <summary>Adds rows to <c>t</c> with the ids that follow.</summary>
    internal abstract Task AddAsync(int rows);

    /// <summary>A source whose system is not there.</summary>
    internal abstract ITableSource Unreachable();

    /// <summary>What the project file says of <c>t</c>, for example its cursor.</summary>
    internal virtual LoadTable Settings => new("t", new SourceSpan("mixdown.yml", 1, 1, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2049)]
    [InlineData(20_000)]
    public async Task Every_row_is_read_once(int rows)
    {
        var (ids, _) = await ReadAsync(await WithRowsAsync(rows), null);

        Assert.Equal(Enumerable.Range(1, rows).Select(id => (long)id), ids.Order());
    }

    [Fact]
    public async Task Nothing_is_new_after_the_last_bookmark_which_stays()
    {
        var source = await WithRowsAsync(10);
        var (_, bookmark) = await ReadAsync(source, null);

        var (ids, again) = await ReadAsync(source, bookmark);

        Assert.Empty(ids);
        Assert.Equal(bookmark, again);
    }

    [Fact]
    public async Task A_read_goes_on_behind_its_bookmark()
    {
        var source = await WithRowsAsync(10);
        var (_, bookmark) = await ReadAsync(source, null);
        await AddAsync(5);

        var (ids, next) = await ReadAsync(source, bookmark);

        Assert.Equal([11L, 12, 13, 14, 15], ids.Order());
        Assert.NotEqual(bookmark, next);
    }

    [Fact]
    public async Task A_read_that_was_not_committed_is_read_again()
    {
        var source = await WithRowsAsync(10);
        var (first, _) = await ReadAsync(source, null);

        var (second, _) = await ReadAsync(source, null);

        Assert.Equal(first.Order(), second.Order());
    }

    [Fact]
    public async Task A_bookmark_may_be_confirmed_twice()
    {
        var source = await WithRowsAsync(10);
        var (_, bookmark) = await ReadAsync(source, null);
        for (var time = 0; time < 2; time++)
        {
            await using var session = await source.OpenAsync(Cancel);
            await OfferedAsync(session);
            await session.ConfirmAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["t"] = bookmark! }, Cancel);
        }

        var (ids, _) = await ReadAsync(source, bookmark);

        Assert.Empty(ids);
    }

    [Fact]
    public async Task A_source_that_is_not_there_says_what_to_do()
    {
        var wrong = await Assert.ThrowsAsync<MixdownException>(async () =>
        {
            await using var session = await Unreachable().OpenAsync(Cancel);
            var offered = await OfferedAsync(session);
            await session.PrepareAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["t"] = null }, Cancel);
            await session.ReadAsync(new TableRequest(offered, Settings, null, new ColumnList()), Cancel);
        });

        Assert.NotNull(Assert.Single(wrong.Diagnostics).Hint);
    }

    /// <summary>Reads <c>t</c> from a bookmark to its end.</summary>
    internal async Task<(List<long> Ids, string? Bookmark)> ReadAsync(ITableSource source, string? bookmark)
    {
        await using var session = await source.OpenAsync(Cancel);
        var offered = await OfferedAsync(session);
        await session.PrepareAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["t"] = bookmark }, Cancel);
        await using var read = await session.ReadAsync(new TableRequest(offered, Settings, bookmark, new ColumnList()), Cancel);
        using var rejected = new RejectedRows("/no/such/folder/spill");
        var request = new RowsRequest([.. read.Shape.Columns.Select(Target)], TypeContract.Rescue, rejected);
        var ids = new List<long>();
        var lines = new List<long>();
        while (await read.NextAsync(request, Cancel) is { } rows)
        {
            await using (rows)
                Drain(rows, ids, lines);
        }
        Assert.Equal(lines.Order(), lines);
        Assert.Equal(0, rejected.Count);
        return (ids, read.Bookmark);
    }

    async Task<OfferedTable> OfferedAsync(ITableSession session)
    {
        var at = Settings.At;
        var load = LoadDefinition.Bind("t", new SettingNode.Map(at, [Entry("type", "csv"), Entry("path", "{table}.csv")]), new List<Diagnostic>())!;
        return Assert.Single(await session.TablesAsync(new TableChoice(load with { Tables = [Settings] }), Cancel));

        SettingEntry Entry(string key, string value) => new(key, at, new SettingNode.Scalar(at, value, value));
    }

    static ColumnTarget Target(FileColumn column) => new(
        column.Name, column.Settled ?? new Column(column.Name, string.Equals(column.Name, "id", StringComparison.Ordinal) ? DataType.Int64 : DataType.Text));

    static void Drain(ISourceRows rows, List<long> ids, List<long> lines)
    {
        using var batch = new NativeBatch(rows.Columns);
        using var reader = rows.OpenReader();
        var (id, line) = (rows.Columns.IndexOf("id"), rows.Columns.IndexOf("_mx_row"));
        batch.Reset();
        for (var count = reader.Fill(batch.Batch); count > 0; batch.Reset(), count = reader.Fill(batch.Batch))
        {
            ids.AddRange(Enumerable.Range(0, count).Select(row => long.Parse(batch.Text(id, row)!, null)));
            lines.AddRange(Enumerable.Range(0, count).Select(row => long.Parse(batch.Text(line, row)!, null)));
        }
    }
}
