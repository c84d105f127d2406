using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Mixdown.Web.App.Pages;

/// <summary>Answers with built files.</summary>
static class PageSending
{
    /// <summary>Answers with a file, packed as the browser takes it, or says that it has it already.</summary>
    public static async Task SendAsync(HttpContext context, PageFile file)
    {
        var packing = Packings.Best(context.Request.Headers.AcceptEncoding, file);
        var (request, response) = (context.Request, context.Response);
        var tag = packing == Packing.Plain ? $"\"{file.Tag}\"" : $"\"{file.Tag}-{Packings.NameOf(packing)}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.Any(known => known is "*" || known?.Split(',').Any(one => one.Trim() == tag) == true))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = file.ContentType;
        if (packing != Packing.Plain)
            response.Headers.ContentEncoding = Packings.NameOf(packing);
        await SendBytesAsync(context, file, packing);
    }

    static async Task SendBytesAsync(HttpContext context, PageFile file, Packing packing)
    {
        var (response, cancel) = (context.Response, context.RequestAborted);
        if (packing == Packing.Plain && file.IsPacked)
        {
            // Nothing that draws pages asks for it, so it is not kept.
            if (!HttpMethods.IsHead(context.Request.Method))
                await new GZipStream(file.Bytes.Open(), CompressionMode.Decompress).CopyToAsync(response.Body, cancel);
            return;
        }
        var bytes = packing == Packing.Brotli ? file.Brotli! : file.Bytes;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await bytes.Open().CopyToAsync(response.Body, cancel);
    }
}
