using System.Security.Cryptography;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.S3.Settings;
using Mixdown.Testing.S3;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.S3;

/// <summary>What becomes of calls when the server or the line fails.</summary>
public sealed class S3FaultTests : IDisposable
{
    readonly MemoryS3 _memory = new("bucket");
    readonly S3Front _server;
    readonly IObjectStore _store;

    public S3FaultTests()
    {
        _server = new S3Front(_memory);
        _store = S3Lab.Open("s3://bucket/lake", S3Lab.Options(_server));
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(503, "SlowDown")]
    [InlineData(429, "TooManyRequests")]
    public async Task A_busy_server_is_asked_again(int status, string code)
    {
        foreach (var method in new[] { "PUT", "HEAD", "GET", "DELETE" })
            _server.Add(new S3Fault(request => request.Method == method, S3FaultKind.Answer) { Times = 3, Status = status, Code = code });

        await _store.WriteAsync("a", "1"u8.ToArray(), Cancel);
        Assert.Equal(1, (await _store.FindAsync("a", Cancel))!.Bytes);
        Assert.Equal("1"u8.ToArray(), await _store.ReadAsync("a", Cancel));
        await _store.DeleteAsync("a", Cancel);
        Assert.Null(await _store.FindAsync("a", Cancel));
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_named_with_the_number_of_attempts()
    {
        _server.Add(new S3Fault(_ => true, S3FaultKind.Answer) { Times = 100 });

        var failed = await FailsAsync(() => _store.ReadAsync("a", Cancel));

        Assert.Equal($"error MX2838: {_server.Url.ToString().TrimEnd('/')} answered 503 SlowDown to 8 attempts for 'a' in s3://bucket/lake\n  hint: Run again later; nothing is lost.", failed.Message);
        Assert.True(failed.IsTransient);
        Assert.Equal(8, _server.Seen.Count);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_taken_up_where_it_did()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);
        await _store.WriteAsync("data", content, Cancel);
        _server.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.CutBody) { Bytes = 70_000, Times = 2 });

        Assert.Equal(content, await _store.ReadAsync("data", Cancel));
        Assert.Equal([null, "bytes=70000-", "bytes=140000-"], _server.Seen.Where(request => request.IsGet("data")).Select(request => request.Headers["Range"]));
    }

    [Fact]
    public async Task A_parser_that_cannot_wait_reads_over_a_broken_body_too()
    {
        var content = RandomNumberGenerator.GetBytes(50_000);
        await _store.WriteAsync("data", content, Cancel);
        _server.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.CutBody) { Bytes = 10 });
        await using var stream = await _store.OpenReadAsync("data", Cancel);
        var read = new byte[content.Length];

        await Task.Run(() => stream.ReadExactly(read), Cancel);

        Assert.Equal(content, read);
    }

    [Fact]
    public async Task A_body_that_comes_slowly_comes_whole()
    {
        var content = RandomNumberGenerator.GetBytes(10_000);
        await _store.WriteAsync("data", content, Cancel);
        _server.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.SlowBody));

        Assert.Equal(content, await _store.ReadAsync("data", Cancel));
    }

    [Fact]
    public async Task An_object_that_is_replaced_between_two_halves_is_not_mixed()
    {
        await _store.WriteAsync("data", new byte[100_000], Cancel);
        _server.Add(new S3Fault(request => request.IsGet("data"), S3FaultKind.CutBody) { Bytes = 50_000 });
        await using var stream = await _store.OpenReadAsync("data", Cancel);
        await stream.ReadExactlyAsync(new byte[40_000], Cancel);
        await _store.WriteAsync("data", new byte[100_001], Cancel);

        var failed = await FailsAsync(async () => await stream.CopyToAsync(Stream.Null, Cancel));

        Assert.Equal("error MX2842: 'data' in s3://bucket/lake was replaced or deleted while it was read\n  hint: Run again.", failed.Message);
    }

    [Theory]
    [InlineData(nameof(S3FaultKind.LoseAnswer))]
    [InlineData(nameof(S3FaultKind.LoseRequest))]
    public async Task A_put_whose_answer_is_lost_knows_that_it_won(string kind)
    {
        await ProveAsync();
        _server.Add(new S3Fault(request => request.IsPut("0.json"), Enum.Parse<S3FaultKind>(kind)) { Times = 2 });

        Assert.True(await _store.PutIfAbsentAsync("log/0.json", "mine"u8.ToArray(), Cancel));
        Assert.Equal("mine"u8.ToArray(), await _store.ReadAsync("log/0.json", Cancel));
    }

    [Fact]
    public async Task A_put_whose_answer_is_lost_knows_that_another_won()
    {
        await ProveAsync();
        await _store.WriteAsync("log/0.json", "theirs"u8.ToArray(), Cancel);
        _server.Add(new S3Fault(request => request.IsPut("0.json"), S3FaultKind.LoseAnswer));

        Assert.False(await _store.PutIfAbsentAsync("log/0.json", "mine"u8.ToArray(), Cancel));
        Assert.Equal("theirs"u8.ToArray(), await _store.ReadAsync("log/0.json", Cancel));
    }

    [Fact]
    public async Task A_put_that_meets_another_at_the_same_moment_is_tried_again()
    {
        await ProveAsync();
        _server.Add(new S3Fault(request => request.IsPut("0.json"), S3FaultKind.Answer) { Status = 409, Code = "ConditionalRequestConflict", Times = 3 });

        Assert.True(await _store.PutIfAbsentAsync("log/0.json", "mine"u8.ToArray(), Cancel));
    }

    [Fact]
    public async Task A_server_that_ignores_the_condition_can_hold_no_lake()
    {
        _server.Add(new S3Fault(request => request.Method == "PUT", S3FaultKind.IgnoreConditions) { Times = 100 });

        var refused = await FailsAsync(() => _store.PutIfAbsentAsync("log/0.json", "mine"u8.ToArray(), Cancel));

        Assert.StartsWith(
            "error MX2841: s3://bucket/lake cannot hold a lake: the server puts an object again although it is there, so that of two commits one would be lost\n",
            refused.Message, StringComparison.Ordinal);
        Assert.Null(await _store.FindAsync("log/0.json", Cancel));
    }

    [Fact]
    public async Task A_server_that_does_not_know_the_condition_can_hold_no_lake()
    {
        _server.Add(new S3Fault(request => request.Method == "PUT", S3FaultKind.Answer) { Times = 100, Status = 501, Code = "NotImplemented" });

        var refused = await FailsAsync(() => _store.PutIfAbsentAsync("log/0.json", "mine"u8.ToArray(), Cancel));

        Assert.Contains("the server does not know 'If-None-Match'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_promise_of_a_server_is_tried_once()
    {
        await ProveAsync();
        await _store.PutIfAbsentAsync("b", "1"u8.ToArray(), Cancel);

        Assert.Equal(2, _server.Seen.Count(request => request.IsPut(".put-if-absent")));
    }

    [Fact]
    public async Task A_large_file_goes_in_parts_and_a_part_that_fails_goes_again()
    {
        using var folder = new TempFolder();
        var (file, content) = Large(folder);
        _server.Add(new S3Fault(request => request["partNumber"] == "2", S3FaultKind.Answer) { Times = 2 });
        _server.Add(new S3Fault(request => request["partNumber"] == "3", S3FaultKind.LoseAnswer));

        await _store.PutFileAsync("data", file, Cancel);

        Assert.Equal(content, await _store.ReadAsync("data", Cancel));
        Assert.False(File.Exists(file));
        Assert.Equal(0, _memory.OpenUploads);
    }

    [Fact]
    public async Task An_upload_whose_end_is_not_answered_is_done()
    {
        using var folder = new TempFolder();
        var (file, content) = Large(folder);
        _server.Add(new S3Fault(request => request.Method == "POST" && request["uploadId"] is not null, S3FaultKind.LoseAnswer));

        await _store.PutFileAsync("data", file, Cancel);

        Assert.Equal(content.Length, (await _store.FindAsync("data", Cancel))!.Bytes);
    }

    [Fact]
    public async Task An_upload_that_fails_leaves_no_parts_no_object_and_the_file()
    {
        using var folder = new TempFolder();
        var (file, _) = Large(folder);
        _server.Add(new S3Fault(request => request["partNumber"] == "3", S3FaultKind.Answer) { Status = 403, Code = "AccessDenied", Times = 100 });

        Assert.Equal("MX2830", (await FailsAsync(() => _store.PutFileAsync("data", file, Cancel))).Diagnostics[0].Code);

        Assert.Equal(0, _memory.OpenUploads);
        Assert.Null(await _store.FindAsync("data", Cancel));
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData(403, "AccessDenied", "", "error MX2830: These keys may not do this with 'a' in s3://bucket/lake (HTTP 403 AccessDenied)")]
    [InlineData(403, "SignatureDoesNotMatch", "", "error MX2831: SERVER does not know these keys, or the secret does not fit (SignatureDoesNotMatch)")]
    [InlineData(400, "ExpiredToken", "", "error MX2832: The keys for s3://bucket/lake have expired (ExpiredToken)")]
    [InlineData(404, "NoSuchBucket", "", "error MX2833: There is no bucket 'bucket' at SERVER")]
    [InlineData(301, "PermanentRedirect", "x-amz-bucket-region: eu-west-3", "error MX2834: The bucket 'bucket' is in another region (eu-west-3) than SERVER")]
    [InlineData(400, "AuthorizationHeaderMalformed", "x-amz-bucket-region: eu-central-1", "error MX2834: The bucket 'bucket' is in another region (eu-central-1) than SERVER")]
    [InlineData(403, "RequestTimeTooSkewed", "Date: Sun, 01 Mar 2026 14:30:00 GMT", "error MX2836: The clock of this machine differs too much from that of SERVER (150 minutes)")]
    [InlineData(400, "XAmzContentSHA256Mismatch", "", "error MX2839: SERVER refused what it was asked of 'a' in s3://bucket/lake: HTTP 400 XAmzContentSHA256Mismatch")]
    public async Task What_is_wrong_is_said_with_its_own_words(int status, string code, string header, string expected)
    {
        var headers = header.Length == 0 ? [] : new Dictionary<string, string> { [header.Split(": ")[0]] = header.Split(": ")[1] };
        _server.Add(new S3Fault(_ => true, S3FaultKind.Answer) { Status = status, Code = code, Details = "", Headers = headers, Times = 100 });
        var store = S3Lab.Open("s3://bucket/lake", S3Lab.Options(_server), new ManualClock());

        var failed = await FailsAsync(() => store.WriteAsync("a", "1"u8.ToArray(), Cancel));
        // A HEAD says nothing but a number, and yet the reason is known.
        var asked = status == 404 ? failed : await FailsAsync(() => store.FindAsync("a", Cancel));

        Assert.StartsWith(expected.Replace("SERVER", _server.Url.ToString().TrimEnd('/'), StringComparison.Ordinal) + "\n  hint: ", failed.Message, StringComparison.Ordinal);
        Assert.Equal(failed.Diagnostics[0].Code, asked.Diagnostics[0].Code);
        Assert.False(failed.IsTransient);
        Assert.DoesNotContain(MemoryS3.SecretKey, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_a_server_repeats_is_hidden()
    {
        _server.Add(new S3Fault(_ => true, S3FaultKind.Answer) { Status = 418, Code = "Teapot", Details = $"<Message>no {MemoryS3.SecretKey} here</Message>", Times = 100 });

        Assert.Contains("Teapot no ***** here", (await FailsAsync(() => _store.ReadAsync("a", Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var store = S3Lab.Open("s3://bucket", new S3Options { Endpoint = new Uri("http://127.0.0.1:1"), AccessKey = "A", SecretKey = "B" });

        var failed = await FailsAsync(() => store.ReadAsync("a", Cancel));

        Assert.StartsWith("error MX2835: http://127.0.0.1:1 cannot be reached: Connection refused", failed.Message, StringComparison.Ordinal);
        Assert.True(failed.IsTransient);
    }

    [Fact]
    public async Task A_key_that_nobody_knows_is_refused()
    {
        var store = S3Lab.Open("s3://bucket", S3Lab.Options(_server) with { AccessKey = "STRANGER" });

        Assert.Equal("MX2831", (await FailsAsync(() => store.FindAsync("a", Cancel))).Diagnostics[0].Code);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named_by_its_listing()
    {
        var store = S3Lab.Open("s3://other-bucket", S3Lab.Options(_server));

        var failed = await FailsAsync(async () => await store.ListAsync("", null, Cancel).GetAsyncEnumerator(Cancel).MoveNextAsync());

        Assert.StartsWith("error MX2833: There is no bucket 'other-bucket' at ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_ends_the_pauses()
    {
        _server.Add(new S3Fault(_ => true, S3FaultKind.Answer) { Times = 100 });
        using var stop = new CancellationTokenSource();
        var reading = S3Lab.Open("s3://bucket", S3Lab.Options(_server), new StoppedClock()).ReadAsync("a", stop.Token);
        while (_server.Seen.Count == 0)
            await Task.Delay(5, Cancel);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    public void Dispose() => _server.Dispose();

    async Task ProveAsync() => Assert.True(await _store.PutIfAbsentAsync("proven", "1"u8.ToArray(), Cancel));

    static (string File, byte[] Content) Large(TempFolder folder)
    {
        var content = new byte[(40 << 20) + 17];
        new Random(3).NextBytes(content);
        File.WriteAllBytes(folder.At("large"), content);
        return (folder.At("large"), content);
    }

    static async Task<MixdownException> FailsAsync(Func<Task> call) => await Assert.ThrowsAsync<MixdownException>(call);

    /// <summary>No time passes on it: what waits, waits for ever.</summary>
    sealed class StoppedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
