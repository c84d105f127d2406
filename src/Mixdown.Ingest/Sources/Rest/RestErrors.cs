using System.Net;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>What can go wrong with an API, each in one place. URLs are shown without user and query, where keys may stand.</summary>
static class RestErrors
{
    const int ShownLetters = 300;

    public static MixdownException Refused(Uri url, HttpStatusCode status, string body) => Error(
        "MX2302", $"{RestUrl.WithoutSecrets(url)} answers {(int)status}: it refuses who asks{Shown(body)}",
        "Look at 'auth' of the load, and whether the token or key it names is set and has not run out.");

    public static MixdownException NotThere(Uri url, string body) => Error(
        "MX2303", $"{RestUrl.WithoutSecrets(url)} answers 404: there is nothing{Shown(body)}", "Correct 'url' or the endpoint's 'path'.");

    public static MixdownException Answer(Uri url, HttpStatusCode status, string body) => Error(
        "MX2304", $"{RestUrl.WithoutSecrets(url)} answers {(int)status}{Shown(body)}", "Look at the parameters of the load.");

    public static MixdownException StillFails(Uri url, string why, int attempts) => Error(
        "MX2305", $"{RestUrl.WithoutSecrets(url)} still fails at the {attempts}. attempt: {why}", "Run the load again later, or raise 'retry.max'. Nothing is lost.", isTransient: true);

    public static MixdownException ElsewhereBound(Uri url, Uri to) => Error(
        "MX2306", $"{RestUrl.WithoutSecrets(url)} leads to another host, {to.Host}", "Keys are not sent there. Write that host into 'url' if it is right.");

    public static MixdownException TooLarge(Uri url, long bytes) => Error(
        "MX2307", $"an answer of {RestUrl.WithoutSecrets(url)} is larger than {bytes:#,0} bytes", "Ask for smaller pages, or raise 'max_page'.");

    public static MixdownException NoJson(Uri url, string why) => Error(
        "MX2308", $"an answer of {RestUrl.WithoutSecrets(url)} is no JSON: {why}", "Look at 'url' and 'headers' (Accept): the API may answer with a page for people.");

    public static MixdownException NoItems(Uri url, string? path, IReadOnlyList<string> keys) => Error(
        "MX2309", path is null
            ? $"an answer of {RestUrl.WithoutSecrets(url)} is an object with no list that is clearly the one of its records"
            : $"an answer of {RestUrl.WithoutSecrets(url)} has no list at '{path}'",
        keys.Count == 0 ? "Say where the records are: 'items: data.rows'." : $"Say where the records are: 'items: …'. {DidYouMean.Hint(path ?? "", keys)}");

    public static MixdownException Circle(Uri url) => Error(
        "MX2310", $"{RestUrl.WithoutSecrets(url)} names the same page again and again", "Correct 'pagination': its 'next' or 'param' is not what the API means.");

    public static MixdownException TooManyPages(Uri url, int pages) => Error(
        "MX2311", $"{RestUrl.WithoutSecrets(url)} has more than {pages:#,0} pages", "Raise 'pagination.max_pages' if that is so. Nothing of the table was loaded.");

    static string Shown(string body)
    {
        var text = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "" : ": " + (text.Length > ShownLetters ? text[..ShownLetters] + "…" : text);
    }

    static MixdownException Error(string code, string message, string hint, bool isTransient = false) =>
        new(new Diagnostic(code, message, Hint: hint)) { IsTransient = isTransient };
}
