using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Skipping;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

public sealed class FileFilterTests
{
    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("id", "10", true)]
    [InlineData("id", "19", true)]
    [InlineData("id", "20", false)]
    [InlineData("id", "9", false)]
    [InlineData("money", "1.500", true)]
    [InlineData("money", "-1.51", false)]
    [InlineData("money", "99999999999999999999999999999999999999", false)]
    [InlineData("name", "Mü", true)]
    [InlineData("name", "🎵", false)]
    [InlineData("day", "2024-02-29", true)]
    [InlineData("day", "2024-03-01", false)]
    [InlineData("at", "2024-02-29 12:00:00.1239+00", true)]
    [InlineData("at", "2024-02-29 12:00:00.125+00", false)]
    [InlineData("real", "0.25", true)]
    [InlineData("real", "-1", false)]
    [InlineData("part", "p1", true)]
    [InlineData("part", "p2", false)]
    [InlineData("empty", "1", false)]
    [InlineData("unknown", "1", true)]
    [InlineData("upside", "5", true)]
    [InlineData("odd", "5", true)]
    [InlineData("nobody", "1", false)]
    public async Task A_file_is_left_out_only_when_it_cannot_hold_the_value(string column, string value, bool mayMatch) =>
        Assert.Equal(mayMatch, Matches(await TableAsync(), new FileFilter.Is(column, value)));

    [Theory]
    [InlineData("id", null, "9", false)]
    [InlineData("id", null, "10", true)]
    [InlineData("id", "19", null, true)]
    [InlineData("id", "20", null, false)]
    [InlineData("id", "0", "100", true)]
    [InlineData("id", null, null, true)]
    [InlineData("empty", null, null, false)]
    [InlineData("part", "p0", "p2", true)]
    [InlineData("id", "ten", "eleven", true)]
    public async Task A_range_that_a_file_lies_outside_of_leaves_it_out(string column, string? from, string? to, bool mayMatch) =>
        Assert.Equal(mayMatch, Matches(await TableAsync(), new FileFilter.Between(column, from, to)));

    [Theory]
    [InlineData("id", false, true)]
    [InlineData("empty", true, false)]
    [InlineData("unknown", true, true)]
    [InlineData("part", false, true)]
    [InlineData("nobody", true, false)]
    public async Task Counts_of_NULL_tell_files_apart(string column, bool isNull, bool isNotNull)
    {
        var table = await TableAsync();

        Assert.Equal((isNull, isNotNull), (Matches(table, new FileFilter.IsNull(column)), Matches(table, new FileFilter.IsNotNull(column))));
    }

    [Fact]
    public async Task Conditions_are_joined()
    {
        var table = await TableAsync();
        FileFilter yes = new FileFilter.Is("id", "15");
        FileFilter no = new FileFilter.In("id", ["1", "2"]);

        Assert.False(Matches(table, new FileFilter.All([yes, no])));
        Assert.True(Matches(table, new FileFilter.Any([no, yes])));
        Assert.False(Matches(table, new FileFilter.Any([])));
        Assert.True(Matches(table, new FileFilter.All([])));
    }

    /// <summary>Two transactions begin on one snapshot with the files a (id 0 to 9) and b (10 to 19); the winner commits first.</summary>
    [Theory]
    [InlineData("add 0 9", "id = 5", null, false)]
    [InlineData("add 10 19", "id = 5", null, true)]
    [InlineData("add ? ?", "id = 5", null, false)]
    [InlineData("remove a", "id = 5", null, false)]
    [InlineData("remove b", "id = 5", null, true)]
    [InlineData("rewrite a", "id = 5", null, false)]
    [InlineData("compact a", "id = 5", null, false)]
    [InlineData("compact b", "id = 5", null, true)]
    [InlineData("add 0 9", "id = 5", "WriteSerializable", true)]
    [InlineData("rewrite a", "id = 5", "WriteSerializable", false)]
    [InlineData("add 0 9", "all", null, false)]
    [InlineData("add 0 9", "all", "WriteSerializable", true)]
    [InlineData("compact b", "all", null, true)]
    [InlineData("remove b", "all", "WriteSerializable", false)]
    [InlineData("add 0 9", "nothing", null, true)]
    [InlineData("remove a", "nothing", null, true)]
    public async Task Who_read_rows_loses_against_who_changed_them(string winner, string read, string? isolation, bool goesThrough)
    {
        var start = await StartAsync(isolation);
        var loser = _lab.Table.Begin(start);
        if (read == "all")
            loser.ReadWholeTable();
        else if (read != "nothing")
            loser.Read(new FileFilter.Is("id", "5"));
        loser.Add(Ranged("loser", "100", "100"));
        await WinAsync(winner, start);

        var result = await loser.CommitAsync(Cancel);

        Assert.True(goesThrough ? result is CommitResult.Committed : result is CommitResult.Conflicted, result.ToString());
    }

    async Task WinAsync(string what, DeltaSnapshot start)
    {
        var words = what.Split(' ');
        var winner = _lab.Table.Begin(start);
        var file = start.Files.FirstOrDefault(file => file.DataPath == words[1]);
        switch (words[0])
        {
            case "add":
                winner.Add(words[1] == "?" ? DeltaLab.File("winner") : Ranged("winner", words[1], words[2]));
                break;
            case "remove":
                winner.Remove(file!);
                break;
            case "rewrite":
                winner.Remove(file!);
                winner.Add(Ranged("winner", "0", "9"));
                break;
            case "compact":
                winner.Remove(file! with { DataChange = false });
                winner.Add(file! with { Path = "winner", DataChange = false });
                break;
        }
        Assert.IsType<CommitResult.Committed>(await winner.CommitAsync(Cancel));
    }

    async Task<DeltaSnapshot> StartAsync(string? isolation)
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        if (isolation is not null)
            create.SetMetaData(create.MetaData! with { Configuration = create.MetaData.Configuration.Add("delta.isolationLevel", isolation) });
        create.Add(Ranged("a", "0", "9"));
        create.Add(Ranged("b", "10", "19"));
        await create.CommitAsync(Cancel);
        return await _lab.Table.SnapshotAsync(Cancel);
    }

    static AddFile Ranged(string name, string from, string to) => DeltaLab.File(name) with
    {
        Stats = $$"""{"numRecords":10,"minValues":{"id":{{from}}},"maxValues":{"id":{{to}}},"nullCount":{"id":0} }""",
    };

    static bool Matches(DeltaSnapshot table, FileFilter filter) => table.FilesFor(filter).Any();

    async Task<DeltaSnapshot> TableAsync()
    {
        var create = _lab.Table.Begin(null);
        create.SetColumns(new ColumnList(
            new Column("id", DataType.Int64), new Column("money", new DataType.Decimal(38, 2)), new Column("name", DataType.Text),
            new Column("day", new DataType.Date()), new Column("at", DataType.Instant), new Column("real", new DataType.Float(64)),
            new Column("part", DataType.Text), new Column("empty", DataType.Int64), new Column("unknown", DataType.Int64),
            new Column("upside", DataType.Int64), new Column("odd", DataType.Int64)));
        create.SetPartitionColumns("part");
        create.Add(DeltaLab.File("a") with
        {
            PartitionValues = create.PartitionValues(new Dictionary<string, string?> { ["part"] = "p1" }),
            Stats = """
                {"numRecords":10,
                 "minValues":{"id":10,"money":-1.50,"name":"A","day":"2024-02-29","at":"2024-02-29T12:00:00.123Z","real":-0.5,"upside":9,"odd":"x"},
                 "maxValues":{"id":19,"money":1.50,"name":"Zz","day":"2024-02-29","at":"2024-02-29T12:00:00.123Z","real":0.5,"upside":1,"odd":[1]},
                 "nullCount":{"id":0,"money":1,"name":0,"empty":10,"upside":0,"odd":"many"}}
                """,
        });
        await create.CommitAsync(Cancel);
        return await _lab.Table.SnapshotAsync(Cancel);
    }
}
