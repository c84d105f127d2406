using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>Reads the body of a request into memory, unpacked, and no more of it than is allowed.</summary>
/// <param name="limits">What is allowed.</param>
/// <param name="clock">Measures how long it takes.</param>
sealed class BodyReader(RequestLimits limits, TimeProvider clock)
{
    /// <summary>Reads it.</summary>
    /// <returns>Why it was not read to its end; null: it was.</returns>
    public async Task<Refusal?> ReadAsync(HttpContext context, BodyBuffer buffer)
    {
        if (context.Request.ContentLength > limits.RequestBytes)
            return CollectorRefusals.TooLarge(limits.RequestBytes);
        // We count ourselves: an unpacked body is larger than what comes.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var patience = new CancellationTokenSource(limits.Time, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            return await ReadAsync(context.Request, buffer, stop.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return CollectorRefusals.TooSlow(limits.Time);
        }
        catch (InvalidDataException problem)
        {
            return CollectorRefusals.NotPacked(problem.Message);
        }
    }

    async Task<Refusal?> ReadAsync(HttpRequest request, BodyBuffer buffer, CancellationToken cancel)
    {
        switch (request.Headers.ContentEncoding.ToString())
        {
            case "" or "identity":
                return await FillAsync(request.Body, buffer, cancel);
            case "gzip":
                await using (var unpacked = new GZipStream(request.Body, CompressionMode.Decompress))
                    return await FillAsync(unpacked, buffer, cancel);
            case "br":
                await using (var unpacked = new BrotliStream(request.Body, CompressionMode.Decompress))
                    return await FillAsync(unpacked, buffer, cancel);
            case var other:
                return CollectorRefusals.UnknownEncoding(other);
        }
    }

    async Task<Refusal?> FillAsync(Stream from, BodyBuffer buffer, CancellationToken cancel)
    {
        while (true)
        {
            if (buffer.Room() is not { } room)
                return CollectorRefusals.Busy;
            var read = await from.ReadAsync(room, cancel);
            if (read == 0)
                return null;
            buffer.Advance(read);
            if (buffer.Length > limits.RequestBytes)
                return CollectorRefusals.TooLarge(limits.RequestBytes);
        }
    }
}
