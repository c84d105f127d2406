using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>An answer that says no: what is wrong, where in the body, and what to do.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Problem">What is wrong.</param>
sealed record Refusal(int Status, Diagnostic Problem)
{
    /// <summary>Where in the body; null where it is not the body's.</summary>
    public BodyPlace? At { get; init; }

    /// <summary>When to come again; null: not by waiting.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Answers with a problem of RFC 9457.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        await response.BodyWriter.WriteAsync(Json(), context.RequestAborted);
    }

    byte[] Json()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("status", Status);
            json.WriteString("code", Problem.Code);
            json.WriteString("title", Problem.Message);
            if (Problem.Hint is { } hint)
                json.WriteString("hint", hint);
            At?.Write(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
