namespace Mixdown.Ingest.Sources.Rest;

/// <summary>URLs with parameters.</summary>
static class RestUrl
{
    /// <summary>The URL with a parameter in its query, in place of one of the same name.</summary>
    public static Uri With(Uri url, string name, string value)
    {
        var key = Uri.EscapeDataString(name) + "=";
        var others = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(key, StringComparison.Ordinal));
        return new UriBuilder(url) { Query = string.Join('&', others.Append(key + Uri.EscapeDataString(value))) }.Uri;
    }

    /// <summary>A URL with a path behind its own, and parameters.</summary>
    public static Uri Of(Uri url, string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var builder = new UriBuilder(url);
        if (path.Length > 0)
            builder.Path = builder.Path.TrimEnd('/') + "/" + path.TrimStart('/');
        return parameters.Aggregate(builder.Uri, (so, parameter) => With(so, parameter.Key, parameter.Value));
    }

    /// <summary>Scheme, host and path: neither user nor query, where keys may stand.</summary>
    public static string WithoutSecrets(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
