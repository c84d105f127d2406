using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.DeletionVectors;

namespace Mixdown.Tests.Delta;

public sealed class DeletionVectorTests
{
    /// <summary>From the protocol's text: rows 3, 4, 7, 11, 18 and 29.</summary>
    const string SixRows = "wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L";

    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_in_the_log_itself_are_read() =>
        Assert.Equal("3-4 7 11 18 29", await RowsAsync(new DeletionVector("i", SixRows, 40, 6)));

    [Theory]
    [InlineData("u", "ab^-aqEH.-t@S}K{vb[*k^", "t/ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("u", "^-aqEH.-t@S}K{vb[*k^", "t/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin")]
    [InlineData("p", "memory:/other%20table/dv.bin", "other table/dv.bin")]
    public async Task Rows_in_a_file_are_found_where_the_log_says(string storage, string place, string file)
    {
        var set = DeletionVectorLab.Array((0, DeletionVectorLab.Bitmap((0, [1, 2, 9]))));
        await _lab.Store.WriteAsync(file, DeletionVectorLab.File(set), Cancel);

        Assert.Equal("1-2 9", await RowsAsync(new DeletionVector(storage, place, set.Length, 3) { Offset = 1 }));
    }

    [Fact]
    public async Task Every_kind_of_container_is_read()
    {
        var set = DeletionVectorLab.Array(
            (0, DeletionVectorLab.Bitmap((0, [5, 65_535]), (1, [0]), (3, [.. Enumerable.Range(0, 5000).Select(value => (ushort)(value * 2))]))),
            (2, DeletionVectorLab.Runs(1, (10, 89), (65_000, 535))));

        var rows = (await ReadAsync(Inline(set, 2 + 1 + 5000 + 90 + 536)))!.Ranges.ToList();

        Assert.Equal([new RowRange(5, 5), new(65_535, 65_535), new(65_536, 65_536)], rows.Take(3));
        Assert.Equal((5000, 196_608L, 206_606L), (rows.Count - 5, rows[3].First, rows[5002].Last));
        Assert.Equal([new RowRange((2L << 32) + 65_546, (2L << 32) + 65_635), new((2L << 32) + 130_536, (2L << 32) + 131_071)], rows.TakeLast(2));
    }

    [Fact]
    public async Task A_bitmap_with_many_containers_of_runs_skips_its_offsets()
    {
        // Five containers, the second one of runs: flags 0b00010, then keys, then 5 offsets.
        byte[] bitmap =
        [
            0x3B, 0x30, 4, 0, 0b00010,
            0, 0, 0, 0, 1, 0, 2, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0,
            .. new byte[20],
            7, 0, 1, 0, 100, 0, 2, 0, 8, 0, 9, 0, 10, 0,
        ];

        Assert.Equal("7 65636-65638 131080 196617 262154", await RowsAsync(Inline(DeletionVectorLab.Array((0, bitmap)), 7)));
    }

    [Fact]
    public async Task A_file_without_deleted_rows_has_none() => Assert.Null(await _lab.Table.DeletedRowsAsync(DeltaLab.File("a"), Cancel));

    [Theory]
    [InlineData("x", SixRows, 40, 6, "its storage type 'x' is unknown")]
    [InlineData("i", "~~~~~", 4, 1, "its text is not base 85")]
    [InlineData("i", SixRows, 44, 6, "its text has 40 bytes; the log says 44")]
    [InlineData("i", SixRows, 30, 6, "the bytes end too early")]
    [InlineData("i", SixRows, 8, 6, "the bytes end too early")]
    [InlineData("i", SixRows, 40, 7, "it deletes 6 rows; the log says 7")]
    [InlineData("i", "00000000000000000000", 16, 0, "it begins with 0, not with 1681511377")]
    [InlineData("u", "short", 40, 6, "the name of its file is not base 85")]
    [InlineData("u", "^-aqEH.-t@S}K{vb[*k^", 40, 6, "its file t/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin is missing")]
    [InlineData("p", "s3://elsewhere/dv.bin", 40, 6, "its file s3://elsewhere/dv.bin is in another store than the table")]
    public async Task What_is_wrong_with_it_is_said(string storage, string place, int bytes, int rows, string why) =>
        Assert.StartsWith(
            $"error MX2850: memory:/t: which rows of a are deleted cannot be told: {why}\n",
            await MessageAsync(new DeletionVector(storage, place, bytes, rows)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "its file has version 2, not 1")]
    [InlineData(1, "it has 33554469 bytes; the log says 37")]
    [InlineData(20, "its checksum is wrong")]
    [InlineData(-1, "its file ends too early")]
    public async Task A_damaged_file_is_noticed(int at, string why)
    {
        var set = DeletionVectorLab.Array((0, DeletionVectorLab.Bitmap((0, [1, 2, 9])))).Append((byte)0).ToArray()[..^1];
        var file = DeletionVectorLab.File(set);
        if (at < 0)
            file = file[..^1];
        else
            file[at] = 2;
        await _lab.Store.WriteAsync("t/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin", file, Cancel);

        var message = await MessageAsync(new DeletionVector("u", "^-aqEH.-t@S}K{vb[*k^", set.Length, 3) { Offset = 1 });

        Assert.Contains(why.Replace("37", $"{set.Length}", StringComparison.Ordinal).Replace("33554469", $"{0x02000000 + set.Length}", StringComparison.Ordinal), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_leave_and_come_back_with_more_rows_deleted_in_one_commit_in_any_order()
    {
        await _lab.CommitAsync(
            0,
            """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors"],"writerFeatures":["deletionVectors"]}}""",
            """{"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{}}}""",
            """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true}}""");
        await _lab.CommitAsync(
            1,
            $$$"""{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,"deletionVector":{"storageType":"i","pathOrInlineDv":"{{{SixRows}}}","sizeInBytes":40,"cardinality":6} } }""",
            """{"remove":{"path":"a","deletionTimestamp":1,"dataChange":true}}""");

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal(6, Assert.Single(snapshot.Files).DeletionVector!.Rows);
        Assert.Null(Assert.Single(snapshot.Tombstones).DeletionVector);
    }

    static DeletionVector Inline(byte[] set, int rows) => new("i", DeletionVectorLab.Base85(DeletionVectorLab.Padded(set)), set.Length, rows);

    Task<DeletedRows?> ReadAsync(DeletionVector vector) =>
        _lab.Table.DeletedRowsAsync(DeltaLab.File("a") with { DeletionVector = vector }, Cancel);

    async Task<string> RowsAsync(DeletionVector vector) => string.Join(
        ' ', (await ReadAsync(vector))!.Ranges.Select(range => range.Count == 1 ? $"{range.First}" : $"{range.First}-{range.Last}"));

    async Task<string> MessageAsync(DeletionVector vector) =>
        (await Assert.ThrowsAsync<MixdownException>(() => ReadAsync(vector))).Message;
}
