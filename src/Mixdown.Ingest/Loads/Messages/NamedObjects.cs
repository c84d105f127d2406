using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Messages;

/// <summary>What messages mean for a load.</summary>
/// <param name="Files">The load's files to look at.</param>
/// <param name="Strangers">Objects that are none of its files, as <c>s3://bucket/key</c>.</param>
sealed record NamedObjects(IReadOnlyList<NamedFile> Files, IReadOnlyList<string> Strangers)
{
    /// <summary>A warning about messages that were left out; null where there were none.</summary>
    public Diagnostic? Ignored { get; init; }

    /// <summary>What a person should know of them.</summary>
    /// <param name="load">The load's name.</param>
    /// <param name="missing">Files of the load that are not there.</param>
    public IEnumerable<Diagnostic> Warnings(string load, IReadOnlyList<string> missing)
    {
        if (Ignored is not null)
            yield return Ignored;
        if (missing.Count > 0)
            yield return Warning("MX2238", $"{Count(missing, "is", "are")} not there, though a message says so: {Names.Of(missing)}", "Nothing is lost: a load without --event lists what there is.");
        if (Strangers.Count > 0)
            yield return Warning("MX2239", $"{Count(Strangers, "is", "are")} none of the files of the load '{load}': {Names.Of(Strangers)}", "Ask for messages with the prefix and suffix of the load's 'path' only, if there are many.");
    }

    static string Count(IReadOnlyList<string> names, string one, string more) => names.Count == 1 ? $"1 object {one}" : $"{names.Count} objects {more}";

    static Diagnostic Warning(string code, string message, string hint) => new(code, message, null, hint, Severity.Warning);
}
