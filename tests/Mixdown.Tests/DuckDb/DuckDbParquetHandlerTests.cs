using System.Text;
using System.Text.Json.Nodes;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Checkpoints;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Tests.DuckDb;

public sealed class DuckDbParquetHandlerTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DuckDbParquetHandler _handler;

    public DuckDbParquetHandlerTests() => _handler = new(_engine, _folder.File("scratch"));

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Bytes_that_are_no_Parquet_are_refused_and_nothing_is_left_behind()
    {
        await Assert.ThrowsAsync<MixdownException>(
            () => _handler.DecodeAsync(CheckpointColumns.Classic, "PAR1 is not enough PAR1"u8.ToArray(), Cancel));

        Assert.Empty(Directory.GetFiles(_folder.File("scratch")));
    }

    [Fact]
    public async Task Actions_come_back_as_they_went()
    {
        string[] actions =
        [
            """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["timestampNtz"],"writerFeatures":["timestampNtz"]}}""",
            """{"metaData":{"id":"x","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":["p"],"configuration":{"delta.appendOnly":"true"},"createdTime":1}}""",
            """{"txn":{"appId":"mixdown/dev/store/track","version":12}}""",
            """{"remove":{"path":"old.parquet","deletionTimestamp":5,"dataChange":true,"partitionValues":{},"size":9223372036854775807}}""",
            """{"add":{"path":"a%20b.parquet","partitionValues":{"p":null,"q":"ü"},"size":1,"modificationTime":2,"dataChange":false,"stats":"{\"numRecords\":3}","tags":{"k":"v"}}}""",
        ];

        var parquet = await _handler.EncodeAsync(CheckpointColumns.Classic, Encoding.UTF8.GetBytes(string.Join('\n', actions) + "\n"), Cancel);
        var read = Encoding.UTF8.GetString(await _handler.DecodeAsync(CheckpointColumns.Classic, parquet, Cancel));

        Assert.Equal(actions, read.TrimEnd('\n').Split('\n').Select(WithoutNulls));
    }

    [Fact]
    public async Task A_row_longer_than_DuckDBs_own_limit_is_written()
    {
        var row = $$$"""{"add":{"path":"{{{new string('a', 17 << 20)}}}"}}""" + "\n";

        var parquet = await _handler.EncodeAsync(CheckpointColumns.Classic, Encoding.UTF8.GetBytes(row), Cancel);

        Assert.True((await _handler.DecodeAsync(CheckpointColumns.Classic, parquet, Cancel)).Length >= row.Length);
    }

    [Fact]
    public async Task Columns_that_another_writer_left_out_or_added_do_no_harm()
    {
        using var session = _engine.OpenSession();
        session.Execute($"copy (select {{'path': 'x', 'stats_parsed': {{'numRecords': 1}}}} as add, 1 as sidecar) to '{_folder.File("c.parquet")}'", Cancel);

        var rows = await _handler.DecodeAsync(CheckpointColumns.Classic, await File.ReadAllBytesAsync(_folder.File("c.parquet"), Cancel), Cancel);

        Assert.Equal("""{"add":{"path":"x","stats_parsed":{"numRecords":1}}}""" + "\n", Encoding.UTF8.GetString(rows));
    }

    // NULL stands in the rows for a member that is missing, but not within a map.
    static string WithoutNulls(string json)
    {
        var row = JsonNode.Parse(json)!.AsObject();
        var (kind, action) = row.Single(member => member.Value is not null);
        Strip(action!.AsObject());
        return new JsonObject { [kind] = action.DeepClone() }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    static void Strip(JsonObject node)
    {
        foreach (var (name, value) in node.ToList())
        {
            if (value is null)
                node.Remove(name);
            else if (value is JsonObject inner && name is not "partitionValues")
                Strip(inner);
        }
    }
}
