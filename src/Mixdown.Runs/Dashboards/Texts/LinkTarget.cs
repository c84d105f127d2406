namespace Mixdown.Runs.Dashboards.Texts;

/// <summary>Where links of prose may lead.</summary>
static class LinkTarget
{
    static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>Whether it is http, https, mailto, or a page of the app: a path that begins with one slash.</summary>
    public static bool IsAllowed(string url)
    {
        // Browsers skip white space and control characters in a scheme, and take a backslash for a slash.
        if (url.Any(c => c <= ' ' || c == '\\'))
            return false;
        if (url.StartsWith('/'))
            return !url.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(url, UriKind.Absolute, out var target) && Schemes.Contains(target.Scheme, StringComparer.Ordinal);
    }
}
