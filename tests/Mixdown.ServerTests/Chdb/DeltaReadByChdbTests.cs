using System.Collections.Immutable;
using System.Text.Json;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Statistics;

namespace Mixdown.ServerTests.Chdb;

/// <summary>What our log says is what an independent reader of Delta tables reads.</summary>
public sealed class DeltaReadByChdbTests : IDisposable
{
    readonly DeltaLake _lake = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Values_of_every_type_are_read_equal()
    {
        await _lake.CreateAsync(new ColumnList(
            new Column("long", DataType.Int64), new Column("integer", new DataType.Integer(32)), new Column("short", new DataType.Integer(16)),
            new Column("byte", new DataType.Integer(8)), new Column("double", new DataType.Float(64)), new Column("float", new DataType.Float(32)),
            new Column("money", new DataType.Decimal(18, 2)), new Column("huge", new DataType.Decimal(38, 10)), new Column("small", new DataType.Decimal(5, 3)),
            new Column("flag", new DataType.Boolean()), new Column("text", DataType.Text), new Column("bytes", new DataType.Binary()),
            new Column("day", new DataType.Date()), new Column("instant", DataType.Instant), new Column("local", DataType.LocalTime)));
        await _lake.AppendAsync("""
            select 9223372036854775807 as long, -2147483648 as integer, 32767 as short, -128 as byte, 1.5e300 as double, 0.5 as float,
                -9999999999999999.99 as money, 1234567890123456789012345678.0123456789::decimal(38,10) as huge, 12.345 as small, true as flag,
                'Motörhead "live" 🎵' as text, '\x00\xFF'::blob as bytes, date '1969-07-20' as day,
                timestamptz '2024-02-29 12:00:00.123456+02' as instant, timestamp '2024-02-29 12:00:00.654321' as local
            """);
        await _lake.AppendAsync(
            "select null as long, null as integer, null as short, null as byte, null as double, null as float, null as money, null as huge, null as small, "
            + "null as flag, null as text, null as bytes, null as day, null as instant, null as local");

        var read = await ChdbReader.QueryAsync(
            $"select long, integer, short, byte, double, float, money, huge, small, flag, text, hex(bytes), day, toTimeZone(instant, 'UTC'), toString(local) from {_lake.Sql} order by long nulls last");

        Assert.Equal(
            [
                """["9223372036854775807",-2147483648,32767,-128,1.5e+300,0.5,"-9999999999999999.99","1234567890123456789012345678.0123456789","12.345",true,"Mot\u00F6rhead \u0022live\u0022 \uD83C\uDFB5","00FF","1969-07-20","2024-02-29 10:00:00.123456","2024-02-29 12:00:00.654321"]""",
                "[null,null,null,null,null,null,null,null,null,null,null,null,null,null,null]",
            ],
            read[0].Select(Same));
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Nested_values_are_read_equal()
    {
        await _lake.CreateAsync(new ColumnList(
            new Column("id", DataType.Int64),
            new Column("tags", new DataType.List(DataType.Text)),
            new Column("album", new DataType.Struct(new ColumnList(new Column("title", DataType.Text), new Column("year", new DataType.Integer(32))))),
            new Column("plays", new DataType.Map(DataType.Text, DataType.Int64))));
        await _lake.AppendAsync("select 1 as id, ['a', null, 'b'] as tags, {'title': 'T', 'year': 1984} as album, map {'x': 1, 'y': 2} as plays");

        var read = await ChdbReader.QueryAsync($"select id, tags, album.title, album.year, plays['y'] from {_lake.Sql}");

        Assert.Equal(["""["1",["a",null,"b"],"T",1984,"2"]"""], read[0]);
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Commits_removals_and_new_columns_are_read_as_we_read_them()
    {
        await _lake.CreateAsync(new ColumnList(new Column("id", DataType.Int64), new Column("name", DataType.Text)));
        var first = await _lake.AppendAsync("select range as id, 'n' || range as name from range(60)");
        await _lake.AppendAsync("select range as id, 'n' || range as name from range(60, 100)");
        var evolved = await _lake.CommitAsync(change =>
        {
            change.Remove(first.Files.Single());
            change.SetColumns(new ColumnList(change.Snapshot!.Columns.Append(new Column("played", DataType.LocalTime))));
            change.SetApplicationVersion("mixdown/dev/store/t", 7);
            change.Add(_lake.Write("select 7 as id, 'seven' as name, timestamp '2024-01-01 00:00:00' as played", SchemaJson.Read(change.MetaData!.Schema)));
        });

        var read = await ChdbReader.QueryAsync(
            $"select count(), sum(id), min(id), count(played) from {_lake.Sql}",
            $"select id, name, toString(played) from {_lake.Sql} where id in (7, 60) order by id",
            "set delta_lake_snapshot_version = 1",
            $"select count(), sum(id) from {_lake.Sql}");

        Assert.Equal((3, 2), (evolved.Version, evolved.Files.Count));
        Assert.Equal(["""["41","3187","7","1"]"""], read[0]);
        Assert.Equal(["""["7","seven","2024-01-01 00:00:00.000000"]""", """["60","n60",null]"""], read[1]);
        Assert.Equal(["""["60","1770"]"""], read[3]);
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task After_a_checkpoint_the_commits_before_it_are_not_needed()
    {
        await _lake.CreateAsync(new ColumnList(new Column("id", DataType.Int64), new Column("at", DataType.LocalTime)));
        for (var i = 1; i <= 12; i++)
            await _lake.AppendAsync($"select {i} as id, timestamp '2024-01-01 00:00:00' + interval {i} hour as at");
        var whole = await _lake.Table.SnapshotAsync(Cancel);
        for (var version = 0; version <= 10; version++)
            await _lake.DeleteCommitAsync(version);

        var read = await ChdbReader.QueryAsync($"select count(), sum(id), toString(max(at)) from {_lake.Sql}");
        var ours = await _lake.Table.SnapshotAsync(Cancel);

        Assert.Equal(["""["12","78","2024-01-01 12:00:00.000000"]"""], read[0]);
        Assert.Equal(whole.Files.Select(file => (file.Path, file.Stats)).Order(), ours.Files.Select(file => (file.Path, file.Stats)).Order());
        Assert.Equal((whole.Columns, whole.Protocol.Reader), (ours.Columns, ours.Protocol.Reader));
    }

    /// <summary>The reader skips files by our bounds; a bound that is too tight would lose the row.</summary>
    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Files_are_skipped_by_our_bounds_and_no_row_gets_lost()
    {
        await _lake.CreateAsync(new ColumnList(
            new Column("id", DataType.Int64), new Column("text", DataType.Text), new Column("price", new DataType.Decimal(38, 10)),
            new Column("day", new DataType.Date()), new Column("instant", DataType.Instant), new Column("local", DataType.LocalTime),
            new Column("real", new DataType.Float(64))));
        const string Row = "select {0} as id, repeat('x', 40) || {0} as text, {0}.0000000001 as price, date '2024-01-01' + {0} as day, "
            + "timestamptz '2024-01-01 00:00:00.000999+00' + interval {0} hour as instant, "
            + "timestamp '2024-01-01 00:00:00.000999' + interval {0} hour as local, {0} + 0.1 as real";
        for (var i = 0; i < 5; i++)
            await _lake.AppendAsync(string.Format(provider: null, Row, i));

        var read = await ChdbReader.QueryAsync(
            $"select id from {_lake.Sql} where id = 3",
            $"select id from {_lake.Sql} where text = '{new string('x', 40)}3'",
            $"select id from {_lake.Sql} where price = toDecimal128('3.0000000001', 10)",
            $"select id from {_lake.Sql} where day = toDate32('2024-01-04')",
            $"select id from {_lake.Sql} where instant = toDateTime64('2024-01-01 03:00:00.000999', 6, 'UTC')",
            $"select id from {_lake.Sql} where local = toDateTime64('2024-01-01 03:00:00.000999', 6, 'UTC')",
            $"select id from {_lake.Sql} where real > 3 and real < 3.5");

        Assert.All(read, rows => Assert.Equal(["[\"3\"]"], rows));
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Values_of_partition_columns_are_read_from_the_log()
    {
        await _lake.CreateAsync(new ColumnList(new Column("id", DataType.Int64), new Column("day", new DataType.Date())), "day");
        await _lake.CommitAsync(change =>
        {
            var idOnly = new ColumnList(new Column("id", DataType.Int64));
            change.Add(_lake.Write("select 1 as id", idOnly) with { PartitionValues = Day("2024-02-29") });
            change.Add(_lake.Write("select 2 as id", idOnly) with { PartitionValues = Day(null) });
        });

        var read = await ChdbReader.QueryAsync($"select id, day from {_lake.Sql} order by id");

        Assert.Equal(["""["1","2024-02-29"]""", """["2",null]"""], read[0]);

        static ImmutableSortedDictionary<string, string?> Day(string? day) => ImmutableSortedDictionary<string, string?>.Empty.Add("day", day);
    }

    /// <summary>Its statistics are a text inside the statistics, and its times are in seconds.</summary>
    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task What_another_program_appends_to_our_table_is_read_and_appended_to()
    {
        await _lake.CreateAsync(new ColumnList(new Column("id", DataType.Int64), new Column("name", DataType.Text)));
        var before = await _lake.AppendAsync("select 1 as id, 'ours' as name");

        var written = await ChdbReader.QueryAsync(
            "set allow_delta_lake_writes = 1", $"create table t engine = {_lake.Sql.Replace("deltaLakeLocal", "DeltaLakeLocal", StringComparison.Ordinal)}",
            "insert into t values (2, 'theirs')");
        var between = await _lake.Table.RefreshAsync(before, Cancel);
        await _lake.AppendAsync("select 3 as id, 'ours' as name");
        var read = await ChdbReader.QueryAsync($"select id, name from {_lake.Sql} order by id");

        Assert.All(written, Assert.Empty);
        Assert.Equal((2, 2), (between.Version, between.Files.Count));
        Assert.All(between.Files, file => Assert.Equal(1, StatisticsJson.Read(file.Stats, between.Columns)?.Rows));
        Assert.Equal(["""["1","ours"]""", """["2","theirs"]""", """["3","ours"]"""], read[0]);
    }

    public void Dispose() => _lake.Dispose();

    /// <summary>JSON's spellings of one text made equal.</summary>
    static string Same(string row) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(row));
}
