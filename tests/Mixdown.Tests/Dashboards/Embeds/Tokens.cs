using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>Tokens as somebody else's program makes them, good and bad.</summary>
static class Tokens
{
    public const string Key = "9f2c4e1ab7d35860c1e7f4a29b8d6035e4c7a1f09d2b5836";

    public const string Header = """{"alg":"HS256","typ":"JWT","kid":"one"}""";

    public static string Sign(string payload, string header = Header, string key = Key)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    /// <summary>What a link to <c>portal</c> of the project <c>shop</c> says, an hour long.</summary>
    /// <param name="more">Claims behind it, with a comma before each.</param>
    /// <param name="now">When it is signed.</param>
    public static string Claims(string more, DateTimeOffset now) => Claims("portal", more, now);

    public static string Claims(string dashboard, string more, DateTimeOffset now) =>
        $$"""{"aud":"mixdown:shop","iat":{{now.ToUnixTimeSeconds()}},"exp":{{now.AddHours(1).ToUnixTimeSeconds()}},"dashboard":"{{dashboard}}"{{more}}}""";
}
