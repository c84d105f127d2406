using Mixdown.Data.Naming;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;
using Mixdown.S3.Settings;
using Mixdown.ServerTests.Chdb;
using Mixdown.Testing.S3;

namespace Mixdown.ServerTests.S3;

/// <summary>Sixteen writers of one table in a bucket, each with connections of its own as if it were a process of its own; half of
/// them on a line that loses answers.</summary>
public sealed class RacingWritersTests : IAsyncLifetime
{
    const int Writers = 16;
    const int Commits = 8;

    S3Front? _line;
    string? _bucket;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_commit_wins_or_is_repeated_and_none_is_lost()
    {
        _line!.Add(new S3Fault(request => request.IsPut(".json") && _line.Seen.Count % 3 == 0, S3FaultKind.LoseAnswer) { Times = 40 });
        using var reader = Open(RadosGateway.OfProcess.Options);
        var create = reader.Table.Begin(null);
        create.SetColumns(RadosLake.Columns);
        Assert.IsType<CommitResult.Committed>(await create.CommitAsync(Cancel));

        var versions = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer), Cancel)));

        Assert.Equal(Enumerable.Range(1, Writers * Commits).Select(version => (long)version), versions.SelectMany(it => it).Order());
        var snapshot = await reader.Table.SnapshotAsync(Cancel);
        Assert.Equal(Expected(), await reader.RowsAsync(snapshot));
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(Commits - 1, snapshot.TransactionOf($"writer-{writer}")));
        if (ChdbReader.IsThere)
            await AssertReadByChdbAsync();
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        _bucket = await RadosGateway.OfProcess.CreateBucketAsync();
        _line = new S3Front(new ForwardedS3(RadosGateway.OfProcess.Url));
    }

    public ValueTask DisposeAsync()
    {
        _line?.Dispose();
        return ValueTask.CompletedTask;
    }

    static IEnumerable<string> Expected() => Enumerable.Range(0, Writers)
        .SelectMany(writer => Enumerable.Range(0, Commits).SelectMany(commit => Enumerable.Repeat($"{writer}-{commit}", 2)))
        .Order(StringComparer.Ordinal);

    RadosLake Open(S3Options options) => new(S3Lab.Open($"s3://{_bucket}/lake", options));

    async Task<List<long>> WriteAsync(int writer)
    {
        var options = RadosGateway.OfProcess.Options;
        using var lake = Open(writer % 2 == 0 ? options : options with { Endpoint = _line!.Url });
        var versions = new List<long>();
        for (var commit = 0; commit < Commits; commit++)
            versions.Add(await CommitAsync(lake, writer, commit));
        return versions;
    }

    static async Task<long> CommitAsync(RadosLake lake, int writer, int commit)
    {
        var file = await lake.PutAsync(writer, commit);
        while (true)
        {
            var append = lake.Table.Begin(await lake.Table.SnapshotAsync(Cancel));
            append.SetApplicationVersion($"writer-{writer}", commit);
            append.Add(file);
            if (await append.CommitAsync(Cancel) is CommitResult.Committed done)
                return done.Version;
        }
    }

    /// <summary>An independent reader of Delta tables, which also reads buckets by itself.</summary>
    async Task AssertReadByChdbAsync()
    {
        var server = RadosGateway.OfProcess;
        var table = $"deltaLake({SqlText.Literal($"{server.Url}{_bucket}/lake/t")}, {SqlText.Literal(server.Options.AccessKey!)}, {SqlText.Literal(server.Options.SecretKey!)})";
        var rows = await ChdbReader.QueryAsync($"select concat(toString(writer), '-', toString(commit)) from {table}");
        Assert.Equal(Expected(), rows[0].Select(row => row.Trim('[', ']', '"')).Order(StringComparer.Ordinal));
    }
}
