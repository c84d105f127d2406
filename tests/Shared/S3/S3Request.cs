using System.Collections.Specialized;

namespace Mixdown.Testing.S3;

/// <summary>A request as it came.</summary>
/// <param name="Method">GET, PUT, ….</param>
/// <param name="RawUrl">Path and query, escaped.</param>
/// <param name="Headers">All of them.</param>
/// <param name="Body">Whole.</param>
sealed record S3Request(string Method, string RawUrl, NameValueCollection Headers, byte[] Body)
{
    /// <summary>Bucket and key, unescaped, without the slash at the start.</summary>
    public string Path { get; } = Uri.UnescapeDataString(RawUrl.Split('?')[0].TrimStart('/'));

    public string Bucket => Path.Split('/')[0];

    public string Key => Path.Contains('/', StringComparison.Ordinal) ? Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>A parameter of the query; null when it is missing, empty when it has no value.</summary>
    public string? this[string parameter]
    {
        get
        {
            foreach (var pair in (RawUrl.Contains('?', StringComparison.Ordinal) ? RawUrl[(RawUrl.IndexOf('?', StringComparison.Ordinal) + 1)..] : "").Split('&'))
            {
                var (name, value) = pair.Split('=', 2) is [var n, var v] ? (n, v) : (pair, "");
                if (name == parameter)
                    return Uri.UnescapeDataString(value.Replace('+', ' '));
            }
            return null;
        }
    }

    public bool IsPut(string keyEnd) => Method == "PUT" && Key.EndsWith(keyEnd, StringComparison.Ordinal);

    public bool IsGet(string keyEnd) => Method == "GET" && Key.EndsWith(keyEnd, StringComparison.Ordinal);
}
