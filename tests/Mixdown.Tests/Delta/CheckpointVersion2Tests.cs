using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Checkpoints;

namespace Mixdown.Tests.Delta;

/// <summary>Checkpoints whose data files are in files of their own (sidecars), and what else lies in a log.</summary>
public sealed class CheckpointVersion2Tests
{
    const string Id = "80a083e8-7026-4e79-81be-64bd76c43a11";

    const string Top = """
        {"checkpointMetadata":{"version":3}}
        {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],"writerFeatures":["v2Checkpoint"]}}
        {"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{}}}
        {"txn":{"appId":"app","version":7}}
        {"domainMetadata":{"domain":"d","configuration":"c","removed":false}}
        {"sidecar":{"path":"one.parquet","sizeInBytes":1,"modificationTime":1}}
        {"sidecar":{"path":"file:/elsewhere/t/_delta_log/_sidecars/two%20.parquet","sizeInBytes":1,"modificationTime":1}}
        """;

    readonly DeltaLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("json", true)]
    [InlineData("parquet", true)]
    [InlineData("parquet", false)]
    public async Task Files_of_the_table_are_in_sidecars(string format, bool hasId)
    {
        await CheckpointAsync(3, format, hasId);
        await _lab.CommitAsync(4, Add("c"), """{"remove":{"path":"a","deletionTimestamp":1}}""");

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal((4, "b c", 7), (snapshot.Version, DeltaLab.Names(snapshot), snapshot.TransactionOf("app")));
        Assert.Equal(["d=c"], snapshot.Domains.Select(domain => $"{domain.Domain}={domain.Configuration}"));
        Assert.Equal("a b", DeltaLab.Names(await _lab.Table.SnapshotAsync(3, Cancel)));
    }

    [Theory]
    [InlineData("_sidecars/one.parquet")]
    [InlineData("top")]
    public async Task A_checkpoint_of_which_a_file_is_gone_gives_way_to_an_older_one(string gone)
    {
        await CheckpointAsync(3, "json", hasId: true);
        await CheckpointAsync(5, "parquet", hasId: true);
        await _lab.CommitAsync(4, Add("c"));
        await _lab.CommitAsync(5, Add("d"));
        if (gone == "top")
            await _lab.WriteAsync($"{5:D20}.checkpoint.{Id}.parquet", "PAR1 cut off");
        else
            await _lab.WriteAsync("_sidecars/late.parquet", "");

        var snapshot = await _lab.Table.SnapshotAsync(Cancel);

        Assert.Equal((5, gone == "top" ? "a b c d" : "a b"), (snapshot.Version, DeltaLab.Names(snapshot)));
    }

    [Fact]
    public async Task A_checkpoint_without_its_sidecars_is_named_when_there_is_nothing_else()
    {
        await CheckpointAsync(3, "json", hasId: true);
        await _lab.DeleteAsync("_sidecars/one.parquet");

        var broken = await Assert.ThrowsAsync<MixdownException>(() => _lab.Table.SnapshotAsync(Cancel));

        Assert.StartsWith($"error MX2816: The checkpoint t/_delta_log/{3:D20}.checkpoint.{Id}.json is broken", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_has_them_gets_them_from_us_under_the_name_that_every_reader_knows()
    {
        await CheckpointAsync(3, "json", hasId: true);
        await _lab.Table.CheckpointAsync(await _lab.Table.SnapshotAsync(Cancel), Cancel);

        var text = await _lab.TextAsync($"{3:D20}.checkpoint.parquet");

        Assert.Contains("""{"checkpointMetadata":{"version":3}}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"domainMetadata":{"domain":"d","configuration":"c","removed":false}}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compacted_logs_and_checksums_are_passed_over()
    {
        await _lab.CreateAsync();
        await _lab.AppendAsync("a", "b");
        await _lab.WriteAsync($"{0:D20}.{2:D20}.compacted.json", Add("never"));
        await _lab.WriteAsync($"{2:D20}.crc", "{}");
        await _lab.WriteAsync("00000000000000000002.checkpoint.not-an-id.parquet", "?");

        Assert.Equal("a b", DeltaLab.Names(await _lab.Table.SnapshotAsync(Cancel)));
    }

    async Task CheckpointAsync(long version, string format, bool hasId)
    {
        await SidecarAsync("one.parquet", Add("a"));
        await SidecarAsync("two .parquet", Add("b"));
        var name = $"{version:D20}.checkpoint{(hasId ? "." + Id : "")}.{format}";
        if (format == "json")
            await _lab.WriteAsync(name, Top + "\n");
        else
            await FramedAsync(name, Top + "\n");
    }

    Task SidecarAsync(string name, string rows) => FramedAsync("_sidecars/" + name, rows + "\n");

    async Task FramedAsync(string name, string rows) => await _lab.Store.WriteAsync(
        "t/_delta_log/" + name, await new FramedRows().EncodeAsync(CheckpointColumns.Any, Encoding.UTF8.GetBytes(rows), Cancel), Cancel);

    static string Add(string name) => $$"""{"add":{"path":"{{name}}","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true} }""";
}
