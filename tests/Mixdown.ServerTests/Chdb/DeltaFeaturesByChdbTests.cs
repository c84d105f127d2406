using Mixdown.Tests.Delta;

namespace Mixdown.ServerTests.Chdb;

/// <summary>Tables made byte by byte as the protocol has them, of which we and an independent reader read what was worked out by
/// hand.</summary>
public sealed class DeltaFeaturesByChdbTests : IDisposable
{
    readonly ForeignLake _lake = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _lake.Dispose();

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Deletion_vectors_in_the_log_and_in_files()
    {
        byte[] set = DeletionVectorLab.Array((0, DeletionVectorLab.Bitmap((0, [0, 3, 9]))));
        _lake.Write("a.parquet", "select range as id from range(10)");
        _lake.Write("b.parquet", "select range + 100 as id from range(10)");
        await _lake.Store.WriteAsync("t/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin", DeletionVectorLab.File(set), Cancel);
        var inline = DeletionVectorLab.Base85(DeletionVectorLab.Padded(set));
        await _lake.CommitAsync(0, [
            .. ForeignLake.Head("deletionVectors", ForeignLake.Field("id", "long")),
            _lake.Add("a.parquet", Stats(10) + Vector("u", "^-aqEH.-t@S}K{vb[*k^", set.Length, 3, 1)),
            _lake.Add("b.parquet", Stats(10) + Vector("i", inline, set.Length, 3, null))]);

        string[] expected = ["1", "2", "4", "5", "6", "7", "8"];
        Assert.Equal(expected.Concat(expected.Select(text => "10" + text)).Select(text => $"[\"{text}\"]").Order(), (await _lake.OursAsync("id")).Order());
        await SameAsync("id", "toString(id)");
    }

    [Theory(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    [InlineData("name")]
    [InlineData("id")]
    public async Task Column_mapping(string mode)
    {
        var nested = $$"""{"type":"struct","fields":[{{ForeignLake.Mapped("title", "string", "col-t", 3)}}]}""";
        _lake.Write(
            "a.parquet", """select 1::bigint as "col-i", {'col-t': 'T'} as "col-s" """, """field_ids {"col-i": 1, "col-s": {__duckdb_field_id: 2, "col-t": 3}}""");
        _lake.Write("b.parquet", """select 2::bigint as "col-i" """, """field_ids {"col-i": 1}""");
        await _lake.CommitAsync(0, [
            .. ForeignLake.Head(
                "columnMapping",
                string.Join(',', ForeignLake.Mapped("number", "long", "col-i", 1), ForeignLake.Mapped("album", nested, "col-s", 2), ForeignLake.Mapped("day", "date", "col-d", 4)),
                $"\"delta.columnMapping.mode\":\"{mode}\",\"delta.columnMapping.maxColumnId\":\"4\"", "\"day\""),
            _lake.Add("a.parquet", partition: """{"col-d":"2024-02-29"}"""), _lake.Add("b.parquet", partition: """{"col-d":null}""")]);

        Assert.Equal(["""["1","T","2024-02-29"]""", """["2",null,null]"""], await _lake.OursAsync("number, album.title, day"));
        await SameAsync("number, day", "toString(number), toString(day)");
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Types_that_were_widened()
    {
        const string Changes = """ "delta.typeChanges":[{"fromType":"integer","toType":"long"}] """;
        _lake.Write("a.parquet", "select 1::int as id");
        _lake.Write("b.parquet", "select 9223372036854775807::bigint as id");
        await _lake.CommitAsync(0, [.. ForeignLake.Head("typeWidening", ForeignLake.Field("id", "integer"), "\"delta.enableTypeWidening\":\"true\""), _lake.Add("a.parquet")]);
        await _lake.CommitAsync(1, ForeignLake.MetaData(ForeignLake.Field("id", "long", Changes), "\"delta.enableTypeWidening\":\"true\""), _lake.Add("b.parquet"));

        Assert.Equal(["""["1"]""", """["9223372036854775807"]"""], await _lake.OursAsync("id"));
        Assert.Equal(["""["1"]"""], await _lake.OursAsync("id", 0));
        await SameAsync("id", "toString(id)");
    }

    [Theory(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    [InlineData("json")]
    [InlineData("parquet")]
    public async Task Checkpoints_of_version_2_with_sidecars(string format)
    {
        _lake.Write("a.parquet", "select 1::bigint as id");
        _lake.Write("b.parquet", "select 2::bigint as id");
        string[] head = [.. ForeignLake.Head("v2Checkpoint", ForeignLake.Field("id", "long"))];
        const string Sidecar = "016ae953-37a9-438e-8683-9a9a4a79a395.parquet";
        _lake.Write($"_delta_log/_sidecars/{Sidecar}", $"""
            select {AddStruct("a.parquet")} as add union all select {AddStruct("b.parquet")}
            """);
        var sidecar = $$"""{"sidecar":{"path":"{{Sidecar}}","sizeInBytes":{{new FileInfo(_lake.At("_delta_log/_sidecars/" + Sidecar)).Length}},"modificationTime":1,"tags":{} } }""";
        string[] top = ["""{"checkpointMetadata":{"version":5,"tags":{} } }""", .. head, sidecar];
        var name = $"{5:D20}.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.{format}";
        if (format == "json")
            await _lake.Store.WriteAsync("t/_delta_log/" + name, System.Text.Encoding.UTF8.GetBytes(string.Concat(top.Select(line => line + "\n"))), Cancel);
        else
            WriteTop(name, top);
        await _lake.CommitAsync(6, """{"remove":{"path":"a.parquet","deletionTimestamp":1,"dataChange":true} }""");

        Assert.Equal(["""["2"]"""], await _lake.OursAsync("id"));
        Assert.Equal(["""["1"]""", """["2"]"""], await _lake.OursAsync("id", 5));
        await SameAsync("id", "toString(id)");
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task Partition_values_of_every_type_and_paths_with_odd_letters()
    {
        (string Name, string Type, string Value)[] columns =
        [
            ("s", "string", "O'N/=%ä"), ("l", "long", "-9223372036854775808"), ("i", "integer", "-1"), ("b", "boolean", "true"),
            ("d", "date", "2024-02-29"), ("m", "decimal(18,4)", "-1.0001"), ("f", "double", "1.5"), ("t", "timestamp_ntz", "2024-02-29 12:00:00.123456"),
        ];
        _lake.Write("x y/ä#1.parquet", "select 1::bigint as id");
        _lake.Write("null.parquet", "select 2::bigint as id");
        await _lake.CommitAsync(0, [
            .. ForeignLake.Head(
                "timestampNtz", string.Join(',', columns.Select(column => ForeignLake.Field(column.Name, column.Type)).Append(ForeignLake.Field("id", "long"))),
                partitions: string.Join(',', columns.Select(column => $"\"{column.Name}\""))),
            _lake.Add("x%20y/%C3%A4%231.parquet", partition: $"{{{string.Join(',', columns.Select(column => $"\"{column.Name}\":\"{column.Value}\""))}}}"),
            _lake.Add("null.parquet", partition: $"{{{string.Join(',', columns.Select(column => $"\"{column.Name}\":null"))}}}")]);

        Assert.Equal(
            [
                "[\"1\",\"O\\u0027N/=%\\u00E4\",\"-9223372036854775808\",\"-1\",\"true\",\"2024-02-29\",\"-1.0001\",\"1.5\",\"2024-02-29 12:00:00.123456\"]",
                """["2",null,null,null,null,null,null,null,null]""",
            ],
            await _lake.OursAsync("id, s, l, i, b, d, m, f, t"));
        await SameAsync("id, s, l, i, b, d, m, f, t", "toString(id), s, toString(l), toString(i), toString(b), toString(d), toString(m), toString(f), toString(t)");
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task What_chdb_appends_to_a_partitioned_table_is_read()
    {
        _lake.Write("a.parquet", "select 1::bigint as id");
        await _lake.CommitAsync(
            0, """{"protocol":{"minReaderVersion":1,"minWriterVersion":2} }""",
            ForeignLake.MetaData($"{ForeignLake.Field("id", "long")},{ForeignLake.Field("day", "date")},{ForeignLake.Field("word", "string")}", partitions: "\"day\",\"word\""),
            _lake.Add("a.parquet", partition: """{"day":"2024-02-29","word":"a b"}"""));

        await _lake.InsertByChdbAsync("(2, '2024-03-01', 'ä b'), (3, '2024-03-01', 'ä b'), (4, '2024-02-29', 'c')");

        Assert.Equal(
            ["""["1","2024-02-29","a b"]""", """["2","2024-03-01","\u00E4 b"]""", """["3","2024-03-01","\u00E4 b"]""", """["4","2024-02-29","c"]"""],
            await _lake.OursAsync("id, day, word"));
        await SameAsync("id, day, word", "toString(id), toString(day), word");
    }

    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task The_first_and_the_last_day()
    {
        _lake.Write("a.parquet", "select date '0001-01-01' as d, timestamp '0001-01-01 00:00:00' as t union all select date '9999-12-31', timestamp '9999-12-31 23:59:59.999999'");
        await _lake.CommitAsync(0, [.. ForeignLake.Head("timestampNtz", $"{ForeignLake.Field("d", "date")},{ForeignLake.Field("t", "timestamp_ntz")}"), _lake.Add("a.parquet")]);

        Assert.Equal(["""["0001-01-01","0001-01-01 00:00:00"]""", """["9999-12-31","9999-12-31 23:59:59.999999"]"""], await _lake.OursAsync("d, t"));
    }

    /// <summary>A column that comes, a row that is deleted and a compaction, all on a table that somebody else made.</summary>
    [Fact(Skip = ChdbReader.Missing, SkipType = typeof(ChdbReader), SkipUnless = nameof(ChdbReader.IsThere))]
    public async Task What_we_change_in_a_table_with_column_mapping_and_deleted_rows()
    {
        var set = DeletionVectorLab.Array((0, DeletionVectorLab.Bitmap((0, [1]))));
        _lake.Write("a.parquet", """select range as "col-i" from range(3)""", """field_ids {"col-i": 1}""");
        await _lake.CommitAsync(0, [
            .. ForeignLake.Head(
                "columnMapping deletionVectors", $"{ForeignLake.Mapped("number", "long", "col-i", 1)},{ForeignLake.Mapped("day", "date", "col-d", 2)}",
                "\"delta.columnMapping.mode\":\"name\",\"delta.columnMapping.maxColumnId\":\"2\"", "\"day\""),
            _lake.Add("a.parquet", Stats(3) + Vector("i", DeletionVectorLab.Base85(DeletionVectorLab.Padded(set)), set.Length, 1, null), """{"col-d":"2024-02-29"}""")]);

        var change = _lake.Table.Begin(await _lake.Table.SnapshotAsync(Cancel));
        change.SetColumns(new(change.Snapshot!.Columns.Append(new("word", Mixdown.Data.Schemas.DataType.Text))));
        await change.CommitAsync(Cancel);
        var evolved = await _lake.Table.SnapshotAsync(Cancel);
        var word = evolved.StoredColumns[2].Name;
        _lake.Write("b.parquet", $"""select 7::bigint as "col-i", 'w' as "{word}" """, $$"""field_ids {"col-i": 1, "{{word}}": 3}""");
        var append = _lake.Table.Begin(evolved);
        append.Add(new("b.parquet", new FileInfo(_lake.At("b.parquet")).Length, 0)
        {
            PartitionValues = append.PartitionValues(new Dictionary<string, string?> { ["day"] = "2024-02-29" }),
        });
        await append.CommitAsync(Cancel);
        string[] rows = ["""["0","2024-02-29",null]""", """["2","2024-02-29",null]""", """["7","2024-02-29","w"]"""];
        Assert.Equal(rows, await _lake.OursAsync("number, day, word"));

        await _lake.OptimizeAsync();

        Assert.Null(Assert.Single((await _lake.Table.SnapshotAsync(Cancel)).Files).DeletionVector);
        Assert.Equal(rows, await _lake.OursAsync("number, day, word"));
        await SameAsync("number, day, word", "toString(number), toString(day), word");
    }

    async Task SameAsync(string ours, string theirs) => Assert.Equal(await _lake.OursAsync(ours), (await _lake.TheirsAsync(theirs)).Select(Same));

    static string Same(string row) =>
        System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(row));

    static string Stats(int rows) => $$""","stats":"{\"numRecords\":{{rows}},\"tightBounds\":false}" """;

    static string Vector(string storage, string place, int bytes, int rows, int? offset) =>
        $$""","deletionVector":{"storageType":"{{storage}}","pathOrInlineDv":"{{place}}","sizeInBytes":{{bytes}},"cardinality":{{rows}}{{(offset is null ? "" : $",\"offset\":{offset}")}} } """;

    string AddStruct(string name) =>
        $"struct_pack(path := '{name}', partitionValues := map([]::varchar[], []::varchar[]), size := {new FileInfo(_lake.At(name)).Length}, modificationTime := 1::bigint, dataChange := false)";

    /// <summary>The lines as the rows of a Parquet file, by their types.</summary>
    void WriteTop(string name, string[] lines)
    {
        var json = _lake.At("top.ndjson");
        File.WriteAllLines(json, lines);
        var columns = string.Join(", ", Mixdown.Delta.Checkpoints.CheckpointColumns.Any.Select(column =>
            $"'{column.Name}': '{Mixdown.Engines.DuckDb.LakeTypes.Sql(column.Type)}'"));
        _lake.Write("_delta_log/" + name, $"from read_json('{json}', format = 'newline_delimited', columns = {{ {columns} }})");
        File.Delete(json);
    }
}
