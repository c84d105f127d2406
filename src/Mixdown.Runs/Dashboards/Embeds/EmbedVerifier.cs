using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Project.Dashboards.Embedding;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Tells whether a token is a link of ours that is still good. Nothing of it is believed before its signature is; the one
/// algorithm is ours to say, not the token's.</summary>
/// <param name="project">The project's name.</param>
/// <param name="settings">The keys, and how long a link may be good.</param>
public sealed class EmbedVerifier(string project, EmbedSettings settings)
{
    /// <summary>Characters of a token at most: more do not fit into the address of a page everywhere.</summary>
    const int MostCharacters = 6000;

    /// <summary>How far ahead of ours the clock of who signed may be. A link is never good for longer than it says.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>What is made of a token.</summary>
    public EmbedVerdict Verify(string token, DateTimeOffset now)
    {
        try
        {
            return VerifyParts(token, now);
        }
        catch (JsonException)
        {
            // A boundary: who sends it may send anything.
            return new EmbedVerdict.Unknown("It is no JSON Web Token");
        }
    }

    EmbedVerdict VerifyParts(string token, DateTimeOffset now)
    {
        var parts = token.Length > MostCharacters ? [] : token.Split('.');
        if (parts.Length != 3 || parts.Any(part => part.Length == 0 || part.Any(letter => letter is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))))
            return new EmbedVerdict.Unknown("It is no JSON Web Token");
        using var header = Read(parts[0]);
        if (HeaderTrouble(header?.RootElement) is { } wrong)
            return new EmbedVerdict.Unknown(wrong);
        var key = settings.Keys.FirstOrDefault(one => one.Id == header!.RootElement.GetProperty("kid").GetString());
        if (key is null)
            return new EmbedVerdict.Unknown("No key of 'embeds' has its 'kid'");
        if (!IsSigned(token.AsSpan(0, token.LastIndexOf('.')), parts[2], key))
            return new EmbedVerdict.Unknown("Its signature is wrong");
        using var payload = Read(parts[1]);
        return payload is { } document ? Judge(document.RootElement, parts[2], now) : new EmbedVerdict.Unknown("It is no JSON Web Token");
    }

    static string? HeaderTrouble(JsonElement? header)
    {
        if (header is not { ValueKind: JsonValueKind.Object } map)
            return "It is no JSON Web Token";
        if (!IsText(map, "alg", "HS256"))
            return "Its 'alg' is not HS256";
        if (!map.TryGetProperty("kid", out var kid) || kid.ValueKind != JsonValueKind.String)
            return "It has no 'kid'";
        var other = map.EnumerateObject().Select(one => one.Name).FirstOrDefault(name => name is not ("alg" or "kid" or "typ"));
        return other is null ? null : $"Its header has '{other}'";
    }

    static bool IsSigned(ReadOnlySpan<char> signed, string signature, EmbedKey key)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var bytes = new byte[signed.Length];
        Encoding.ASCII.GetBytes(signed, bytes);
        HMACSHA256.HashData(key.Bytes, bytes, expected);
        // As texts: bits that the last letter has to spare would make four links of one, each with a rate of its own.
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Base64Url.EncodeToString(expected)));
    }

    EmbedVerdict Judge(JsonElement payload, string signature, DateTimeOffset now)
    {
        if (payload.ValueKind != JsonValueKind.Object || !IsOurs(payload))
            return new EmbedVerdict.Unknown($"Its 'aud' is not '{EmbedNames.AudienceOf(project)}'");
        if (TimeOf(payload, "exp") is not { } expires || TimeOf(payload, "iat") is not { } issued)
            return new EmbedVerdict.Unknown("It has no 'exp' or no 'iat', in whole seconds");
        if (issued > now + Skew || payload.TryGetProperty("nbf", out _) && !(TimeOf(payload, "nbf") <= now + Skew))
            return new EmbedVerdict.Unknown("It is of the future: compare the clocks of both machines");
        if (expires <= now)
            return new EmbedVerdict.Expired();
        if (expires - issued > settings.MaxLifetime)
            return new EmbedVerdict.Forbidden($"It is good for longer than 'max_lifetime', which is {settings.MaxLifetime.TotalDays:0.##} days");
        var (claims, why) = new EmbedClaimReader(payload).Read(issued, expires);
        return claims is null ? new EmbedVerdict.Forbidden(why) : new EmbedVerdict.Granted(new EmbedGrant(claims, signature) { Origins = settings.Origins, RequestsPerSecond = settings.RequestsPerSecond });
    }

    bool IsOurs(JsonElement payload) => IsText(payload, "aud", EmbedNames.AudienceOf(project))
        || payload.TryGetProperty("aud", out var all) && all.ValueKind == JsonValueKind.Array && all.GetArrayLength() == 1 && all[0].ValueKind == JsonValueKind.String && all[0].ValueEquals(EmbedNames.AudienceOf(project));

    static bool IsText(JsonElement map, string name, string text) => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    // Bounded, so that no number of a stranger's is no time.
    static DateTimeOffset? TimeOf(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    static int? Decode(string text, Span<byte> bytes) =>
        Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done ? length : null;

    static JsonDocument? Read(string part)
    {
        var bytes = new byte[part.Length];
        return Decode(part, bytes) is { } length ? JsonDocument.Parse(bytes.AsMemory(0, length), Strict) : null;
    }
}
