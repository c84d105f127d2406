using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Reads what a signed link says. A claim that is not known is an error: one that is misspelled would lock nothing.</summary>
/// <param name="payload">An object of JSON.</param>
sealed class EmbedClaimReader(JsonElement payload)
{
    /// <summary>Names of values at most.</summary>
    const int MostValues = 1000;

    static readonly string[] OfEveryToken = ["aud", "exp", "iat", "nbf", "iss", "sub", "jti"];

    static readonly string[] Own = [EmbedNames.Dashboard, EmbedNames.Tile, EmbedNames.Lock, EmbedNames.LockParameters, EmbedNames.Open, EmbedNames.OpenParameters];

    string _wrong = "";

    /// <summary>The claims; null, and why, where one of them cannot be.</summary>
    public (EmbedClaims? Claims, string Why) Read(DateTimeOffset issued, DateTimeOffset expires)
    {
        var unknown = payload.EnumerateObject().Select(claim => claim.Name).Except([.. OfEveryToken, .. Own], StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            return (null, $"There is no claim '{unknown}'. {DidYouMean.Hint(unknown, Own)}");
        var limits = new ViewLimits
        {
            Tile = Text(EmbedNames.Tile),
            Filters = Map(EmbedNames.Lock, Values),
            Parameters = Map(EmbedNames.LockParameters, Scalar),
            OpenFilters = List(EmbedNames.Open),
            OpenParameters = List(EmbedNames.OpenParameters),
        };
        if (Text(EmbedNames.Dashboard) is not { Length: > 0 } dashboard)
            return (null, $"It has no '{EmbedNames.Dashboard}'");
        return _wrong.Length > 0 ? (null, _wrong) : (new EmbedClaims(dashboard, issued, expires) { Limits = limits }, "");
    }

    string? Text(string claim)
    {
        if (!payload.TryGetProperty(claim, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : Wrong<string>(claim, "a text");
    }

    IReadOnlyList<string> List(string claim)
    {
        if (!payload.TryGetProperty(claim, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(one => one.GetString()!)]
            : Wrong<IReadOnlyList<string>>(claim, "a list of names") ?? [];
    }

    Dictionary<string, T> Map<T>(string claim, Func<JsonElement, T?> read)
        where T : class
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!payload.TryGetProperty(claim, out var value))
            return map;
        if (value.ValueKind != JsonValueKind.Object)
            Wrong<T>(claim, "an object of names and values");
        else
            foreach (var entry in value.EnumerateObject())
            {
                if (read(entry.Value) is { } one)
                    map[entry.Name] = one;
                else
                    Wrong<T>($"{claim}.{entry.Name}", "a text, a number or true or false, or of a filter a list of them with one at least");
            }
        return map;
    }

    /// <summary>One value or several; none would lock nothing.</summary>
    static IReadOnlyList<string>? Values(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return Scalar(value) is { } one ? [one] : null;
        var all = value.EnumerateArray().Select(Scalar).ToList();
        return all.Count is > 0 and <= MostValues && !all.Contains(null) ? [.. all.OfType<string>()] : null;
    }

    static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    T? Wrong<T>(string claim, string expected)
        where T : class
    {
        _wrong = $"Its '{claim}' is not {expected}";
        return null;
    }
}
