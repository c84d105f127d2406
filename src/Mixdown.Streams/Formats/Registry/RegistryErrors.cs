using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>What goes wrong between us and a schema registry.</summary>
static class RegistryErrors
{
    const int ShownLetters = 200;

    public static MixdownException Refused(Uri url, int status, RegistryOptions options) => new(new Diagnostic(
        "MX2471", $"The schema registry answers {status} to {url}: it refuses who asks", options.At, "Look at 'registry.auth', and whether the user or token it names may read schemas."));

    public static MixdownException Away(Uri url, string why, int attempts, RegistryOptions options) => new(new Diagnostic(
        "MX2472", $"The schema registry does not answer {url}: {why}, {attempts} times", options.At, "Is it running, and is 'registry.url' right? Nothing is lost: records wait in the log."))
    {
        IsTransient = true,
    };

    public static MixdownException Strange(Uri url, string what, RegistryOptions options) => new(new Diagnostic(
        "MX2473", $"The schema registry answers {url} with {Shown(what)}", options.At, "Correct 'registry.url': it must be the registry's own address, without '/schemas' behind it."));

    static string Shown(string body)
    {
        var text = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > ShownLetters ? text[..ShownLetters] + "…" : text;
    }
}
