using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Project.Dashboards.Embedding;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Signs links: a JSON Web Token (RFC 7519), HS256.</summary>
/// <param name="project">The project's name.</param>
/// <param name="key">The key.</param>
public sealed class EmbedSigner(string project, EmbedKey key)
{
    /// <summary>The token.</summary>
    public string Sign(EmbedClaims claims)
    {
        var signed = $"{Part(Header)}.{Part(json => Payload(json, claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(signed)))}";
    }

    void Header(Utf8JsonWriter json)
    {
        json.WriteString("alg", "HS256");
        json.WriteString("typ", "JWT");
        json.WriteString("kid", key.Id);
    }

    void Payload(Utf8JsonWriter json, EmbedClaims claims)
    {
        json.WriteString("aud", EmbedNames.AudienceOf(project));
        json.WriteNumber("iat", claims.IssuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", claims.Expires.ToUnixTimeSeconds());
        json.WriteString(EmbedNames.Dashboard, claims.Dashboard);
        var limits = claims.Limits;
        if (limits.Tile is { } tile)
            json.WriteString(EmbedNames.Tile, tile);
        Map(json, EmbedNames.Lock, limits.Filters, values => Texts(json, values));
        Map(json, EmbedNames.LockParameters, limits.Parameters, json.WriteStringValue);
        List(json, EmbedNames.Open, limits.OpenFilters);
        List(json, EmbedNames.OpenParameters, limits.OpenParameters);
    }

    static void Map<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, T> map, Action<T> write)
    {
        if (map.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            write(value);
        }
        json.WriteEndObject();
    }

    static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WritePropertyName(name);
        Texts(json, texts);
    }

    static void Texts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static string Part(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Base64Url.EncodeToString(buffer.ToArray());
    }
}
