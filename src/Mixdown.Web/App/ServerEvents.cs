using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Mixdown.Web.App;

/// <summary>Writes server-sent events.</summary>
static class ServerEvents
{
    /// <summary>Writes one and sends it.</summary>
    /// <param name="context">Whose answer is a stream of events.</param>
    /// <param name="name">What pages listen to.</param>
    /// <param name="id">What a page says that comes again.</param>
    /// <param name="body">What it says, as JSON.</param>
    public static async Task WriteAsync<T>(HttpContext context, string name, long id, T body)
    {
        var writer = context.Response.BodyWriter;
        writer.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: ")));
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(body, AppJson.Options));
        writer.Write("\n\n"u8);
        await writer.FlushAsync(context.RequestAborted);
    }
}
