#pragma warning disable CA5351 // S3 tags objects with their MD5: it protects nothing here.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Mixdown.Testing.S3;

/// <summary>As much of an S3 server as a store needs, in memory: listings in pages, puts with conditions, ranges, uploads in parts.
/// It knows keys by their ids and looks at no signature.</summary>
sealed class MemoryS3 : IS3Backend
{
    public const string AccessKey = "MEMORYKEY";
    public const string SecretKey = "memory-secret";
    const int PageKeys = 7;   // so that short listings have pages

    readonly SortedDictionary<string, (byte[] Content, DateTime Modified, string Tag)> _objects = new(StringComparer.Ordinal);
    readonly Dictionary<string, SortedDictionary<int, byte[]>> _uploads = new(StringComparer.Ordinal);
    readonly HashSet<string> _buckets;
    readonly Lock _gate = new();
    int _lastUpload;

    public MemoryS3(params IEnumerable<string> buckets) => _buckets = [.. buckets];

    /// <summary>Uploads that were begun and neither ended nor aborted.</summary>
    public int OpenUploads
    {
        get
        {
            lock (_gate)
                return _uploads.Count;
        }
    }

    /// <summary>Requests that it answered with a copy of what it has.</summary>
    public int Copies { get; private set; }

    public Task<S3Answer> AnswerAsync(S3Request request)
    {
        lock (_gate)
            return Task.FromResult(request.Method == "HEAD" ? Answer(request) with { Body = [] } : Answer(request));
    }

    public void Dispose()
    {
    }

    S3Answer Answer(S3Request request)
    {
        if (request.Headers["Authorization"]?.Contains($"Credential={AccessKey}/", StringComparison.Ordinal) != true)
            return S3Answer.Error(403, "InvalidAccessKeyId");
        if (!_buckets.Contains(request.Bucket))
            return S3Answer.Error(404, "NoSuchBucket");
        return (request.Method, request.Key) switch
        {
            ("GET", "") => List(request),
            ("GET" or "HEAD", _) => Get(request),
            ("PUT", _) when request["uploadId"] is { } upload => PutPart(request, upload),
            ("PUT", _) => Put(request),
            ("POST", _) when request["uploads"] is not null => Begin(request),
            ("POST", _) when request["uploadId"] is { } upload => Complete(request, upload),
            ("DELETE", _) => Delete(request),
            _ => S3Answer.Error(501, "NotImplemented"),
        };
    }

    S3Answer List(S3Request request)
    {
        var prefix = $"{request.Bucket}/{request["prefix"]}";
        var after = $"{request.Bucket}/{request["continuation-token"] ?? request["start-after"]}";
        var found = _objects.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(entry.Key, after) > 0)
            .Take(PageKeys + 1).ToList();
        var page = found.Take(PageKeys).ToList();
        var xml = new XElement("ListBucketResult", new XElement("IsTruncated", found.Count > PageKeys ? "true" : "false"));
        foreach (var (key, (content, modified, tag)) in page)
        {
            xml.Add(new XElement(
                "Contents", new XElement("Key", key[(request.Bucket.Length + 1)..]), new XElement("Size", content.Length), new XElement("ETag", tag),
                new XElement("LastModified", modified.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))));
        }
        if (found.Count > PageKeys)
            xml.Add(new XElement("NextContinuationToken", page[^1].Key[(request.Bucket.Length + 1)..]));
        return S3Answer.Xml(200, xml.ToString(SaveOptions.DisableFormatting));
    }

    S3Answer Get(S3Request request)
    {
        if (!_objects.TryGetValue(request.Path, out var found))
            return S3Answer.Error(404, "NoSuchKey");
        if (request.Headers["If-Match"] is { } wanted && wanted != found.Tag)
            return S3Answer.Error(412, "PreconditionFailed");
        var from = request.Headers["Range"] is { } range ? int.Parse(range.Split('=', '-')[1], CultureInfo.InvariantCulture) : 0;
        if (from > 0 && from >= found.Content.Length)
            return S3Answer.Error(416, "InvalidRange");
        return new S3Answer(from > 0 ? 206 : 200, found.Content[from..])
        {
            ContentLength = found.Content.Length - from,
            Headers = { ["ETag"] = found.Tag, ["Last-Modified"] = found.Modified.ToString("R", CultureInfo.InvariantCulture) },
        };
    }

    /// <summary>A copy names its source by <c>/bucket/key</c>, encoded.</summary>
    S3Answer Copy(S3Request request, string source, Func<byte[], S3Answer> store)
    {
        if (!_objects.TryGetValue(Uri.UnescapeDataString(source).TrimStart('/'), out var found))
            return S3Answer.Error(404, "NoSuchKey");
        var range = request.Headers["x-amz-copy-source-range"]?.Split('=', '-');
        var content = range is null ? found.Content
            : found.Content[int.Parse(range[1], CultureInfo.InvariantCulture)..(int.Parse(range[2], CultureInfo.InvariantCulture) + 1)];
        Copies++;
        var tag = store(content).Headers["ETag"];
        return S3Answer.Xml(200, $"<CopyResult><ETag>{tag.Replace("\"", "&quot;", StringComparison.Ordinal)}</ETag></CopyResult>");
    }

    S3Answer Put(S3Request request)
    {
        if (request.Headers["x-amz-copy-source"] is { } source)
            return Copy(request, source, content => Store(request.Path, content));
        if (request.Headers["If-None-Match"] == "*" && _objects.ContainsKey(request.Path))
            return S3Answer.Error(412, "PreconditionFailed");
        return Store(request.Path, ContentOf(request));
    }

    S3Answer Store(string path, byte[] content)
    {
        var tag = $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
        _objects[path] = (content, DateTime.UnixEpoch.AddYears(56), tag);
        return new S3Answer(200, []) { Headers = { ["ETag"] = tag } };
    }

    S3Answer Begin(S3Request request)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"upload-{++_lastUpload}");
        _uploads.Add(id, []);
        return S3Answer.Xml(200, $"<InitiateMultipartUploadResult><Bucket>{request.Bucket}</Bucket><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    S3Answer PutPart(S3Request request, string upload)
    {
        if (!_uploads.TryGetValue(upload, out var parts))
            return S3Answer.Error(404, "NoSuchUpload");
        return request.Headers["x-amz-copy-source"] is { } source ? Copy(request, source, Keep) : Keep(ContentOf(request));

        S3Answer Keep(byte[] part)
        {
            parts[int.Parse(request["partNumber"]!, CultureInfo.InvariantCulture)] = part;
            return new S3Answer(200, []) { Headers = { ["ETag"] = $"\"{Convert.ToHexStringLower(MD5.HashData(part))}\"" } };
        }
    }

    S3Answer Complete(S3Request request, string upload)
    {
        if (!_uploads.Remove(upload, out var parts))
            return S3Answer.Error(404, "NoSuchUpload");
        var stored = Store(request.Path, [.. parts.Values.SelectMany(part => part)]);
        return S3Answer.Xml(200, $"<CompleteMultipartUploadResult><ETag>{stored.Headers["ETag"]}</ETag></CompleteMultipartUploadResult>");
    }

    S3Answer Delete(S3Request request)
    {
        if (request["uploadId"] is { } upload)
            _uploads.Remove(upload);
        else
            _objects.Remove(request.Path);
        return new S3Answer(204, []);
    }

    /// <summary>The body without the frames that signed chunks have: <c>SIZE;chunk-signature=…</c>.</summary>
    static byte[] ContentOf(S3Request request)
    {
        if (request.Headers["Content-Encoding"]?.Contains("aws-chunked", StringComparison.Ordinal) != true
            && request.Headers["X-Amz-Content-SHA256"]?.StartsWith("STREAMING-", StringComparison.Ordinal) != true)
            return request.Body;
        using var content = new MemoryStream();
        for (var at = 0; ;)
        {
            var end = request.Body.AsSpan(at).IndexOf("\r\n"u8) + at;
            var size = int.Parse(Encoding.ASCII.GetString(request.Body, at, end - at).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return content.ToArray();
            content.Write(request.Body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
