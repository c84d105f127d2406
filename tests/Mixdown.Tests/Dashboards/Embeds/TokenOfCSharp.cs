using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>The lines of docs/web/embed.md, as somebody's backend has them.</summary>
static class TokenOfCSharp
{
    public static string Sign()
    {
        static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = Part(new { alg = "HS256", typ = "JWT", kid = "2026-01" }) + "."
            + Part(new { aud = "mixdown:shop", iat = now, exp = now + 3600, dashboard = "portal", @lock = new { category = new[] { "Food" } } });
        var key = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("EMBED_KEY")!);
        var token = signed + "." + Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)));
        return token;
    }
}
