using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Mixdown.Web.App;

/// <summary>How the app's answers are written: names in camel case, words of enums too, null left out of objects.</summary>
static class AppJson
{
    /// <summary>Reads and writes all of the app's bodies.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // never stands in HTML: pages take it as application/json
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new CellConverter() },
    };

    /// <summary>Answers with a value that may be another one at the next request.</summary>
    public static Task WriteAsync<T>(HttpContext context, T answer)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, Options, context.RequestAborted);
    }
}
