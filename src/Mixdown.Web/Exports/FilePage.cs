using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Web.App;

namespace Mixdown.Web.Exports;

/// <summary>Writes a dashboard as one page that opens from a disk: script, style and data are in it, and its policy lets it fetch
/// nothing.</summary>
/// <param name="parts">What it is made of.</param>
sealed partial class FilePage(FileParts parts)
{
    /// <summary>As the app's answers, but for the letters that mean something in HTML: written as <c>\u003C</c>, no text of the data can
    /// end the element that the data stand in.</summary>
    static readonly JsonSerializerOptions InHtml = new(AppJson.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The rule that brings the page's letters along.</summary>
    public string Font => FontRule().Match(parts.Style).Value;

    /// <summary>The page.</summary>
    public string Of(ExportedDashboard file)
    {
        var (script, style) = (parts.Script, parts.Style);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(script, style)}">
            <title>{WebUtility.HtmlEncode(file.Definition.Title)}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta name="generator" content="Mixdown">
            <style>{style}</style>
            </head>
            <body>
            <div id="app"></div>
            <noscript><p>This file is drawn by a script, and scripts are switched off here. Ask for its form without one: <code>mixdown dashboard export NAME --as snapshot</code>.</p></noscript>
            <script type="application/json" id="dashboard">{JsonSerializer.Serialize(file, InHtml)}</script>
            {Maps(file)}<script>{script}</script>
            </body>
            </html>

            """;
    }

    // blob: is a chart that is made into a picture; data: is the font, and nothing else is.
    static string Policy(string script, string style) =>
        $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; font-src data:; img-src blob:; base-uri 'none'; form-action 'none'; "
        + "require-trusted-types-for 'script'; trusted-types svelte-trusted-html default";

    static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex(@"@font-face\s*\{[^}]*url\(data:[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FontRule();

    string Maps(ExportedDashboard file) => string.Concat(
        file.Maps().Order(StringComparer.Ordinal).Select(name => $"<script type=\"application/json\" id=\"atlas-{name}\">{parts.Atlas(name)}</script>\n"));
}
