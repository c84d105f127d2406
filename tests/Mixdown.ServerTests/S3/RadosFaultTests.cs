using System.Security.Cryptography;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.S3.Settings;
using Mixdown.Testing.S3;

namespace Mixdown.ServerTests.S3;

/// <summary>A real server behind a line that fails.</summary>
public sealed class RadosFaultTests : IAsyncLifetime
{
    S3Front? _line;
    IObjectStore? _store;
    string? _bucket;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    IObjectStore Store => _store!;

    [Fact]
    public async Task Busy_answers_lost_answers_and_lost_requests_change_nothing_of_what_is_stored()
    {
        foreach (var kind in (S3FaultKind[])[S3FaultKind.Answer, S3FaultKind.LoseAnswer, S3FaultKind.LoseRequest])
            _line!.Add(new S3Fault(request => request.Method == "PUT" && Random(request) < 0.4, kind) { Times = 25 });

        for (var i = 0; i < 60; i++)
            Assert.True(await Store.PutIfAbsentAsync($"log/{i:D3}", BitConverter.GetBytes(i), Cancel));

        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(BitConverter.GetBytes(i), await Store.ReadAsync($"log/{i:D3}", Cancel));
            Assert.False(await Store.PutIfAbsentAsync($"log/{i:D3}", "other"u8.ToArray(), Cancel));
        }
    }

    [Fact]
    public async Task Bodies_that_break_off_or_come_slowly_come_whole()
    {
        var content = RandomNumberGenerator.GetBytes(3 << 20);
        await Store.WriteAsync("data", content, Cancel);
        _line!.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.CutBody) { Bytes = 500_000, Times = 4 });
        _line.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.SlowBody));

        Assert.Equal(content, await Store.ReadAsync("data", Cancel));
        Assert.Equal(5, _line.Seen.Count(request => request.IsGet("data")));
    }

    [Fact]
    public async Task An_object_that_is_replaced_between_two_halves_is_not_mixed()
    {
        await Store.WriteAsync("data", new byte[1 << 20], Cancel);
        _line!.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.CutBody) { Bytes = 300_000 });
        await using var stream = await Store.OpenReadAsync("data", Cancel);
        await stream.ReadExactlyAsync(new byte[200_000], Cancel);
        await Store.WriteAsync("data", new byte[2 << 20], Cancel);

        Assert.Equal("MX2842", await CodeAsync(async () => await stream.CopyToAsync(Stream.Null, Cancel)));
    }

    [Fact]
    public async Task Wrong_keys_missing_buckets_and_checksums_that_the_server_does_not_know_are_told_apart()
    {
        var right = RadosGateway.OfProcess.Options;

        Assert.Equal("MX2831", await CodeAsync(() => ReadAsync(right with { AccessKey = "NOBODY" })));
        Assert.Equal("MX2831", await CodeAsync(() => ReadAsync(right with { SecretKey = "wrong" })));
        Assert.Equal("MX2833", await CodeAsync(() => S3Lab.Open("s3://no-such-bucket", right).WriteAsync("a", "1"u8.ToArray(), Cancel)));
        Assert.Equal("MX2839", await CodeAsync(() => S3Lab.Open($"s3://{_bucket}", right with { Checksum = S3Checksum.WhenSupported }).WriteAsync("a", "1"u8.ToArray(), Cancel)));
    }

    [Fact]
    public async Task A_clock_that_is_an_hour_off_is_told()
    {
        // The signature holds the time; a request that arrives an hour late is what a clock that goes wrong looks like.
        _line!.Add(new S3Fault(_ => true, S3FaultKind.Answer) { Status = 403, Code = "RequestTimeTooSkewed", Times = 10 });

        Assert.Equal("MX2836", await CodeAsync(() => Store.ReadAsync("a", Cancel)));
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        var server = RadosGateway.OfProcess;
        _bucket = await server.CreateBucketAsync();
        _line = new S3Front(new ForwardedS3(server.Url));
        _store = S3Lab.Open($"s3://{_bucket}/lake", server.Options with { Endpoint = _line.Url });
    }

    public ValueTask DisposeAsync()
    {
        _line?.Dispose();
        return ValueTask.CompletedTask;
    }

    Task<byte[]?> ReadAsync(S3Options options) => S3Lab.Open($"s3://{_bucket}", options).ReadAsync("a", Cancel);

    /// <summary>The same for the same attempt in every run of the test.</summary>
    double Random(S3Request request)
    {
        var attempt = _line!.Seen.Count(seen => seen.RawUrl == request.RawUrl);
        return SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{request.Key[^3..]} {attempt}"))[0] / 256.0;
    }

    static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<MixdownException>(call)).Diagnostics[0].Code;
}
