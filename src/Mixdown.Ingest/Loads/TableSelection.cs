using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>Which of a source's tables a run is about. Pure.</summary>
static class TableSelection
{
    /// <summary>The tables to load.</summary>
    /// <exception cref="MixdownException">A name is wanted that neither source nor project file has.</exception>
    public static IReadOnlyList<SourceTable> Choose(LoadDefinition load, IReadOnlyList<string> wanted, IReadOnlyList<SourceTable> found)
    {
        if (wanted.Count == 0)
            return found;
        var known = found.Select(table => table.Name).Concat(load.Tables.Select(table => table.Name)).ToList();
        var unknown = wanted.Where(name => !known.Exists(other => Same(other, name))).ToList();
        if (unknown.Count > 0)
            throw new MixdownException([.. unknown.Select(name => new Diagnostic(
                "MX2047", $"the load '{load.Name}' has no table '{name}'", load.At, DidYouMean.Hint(name, known)))]);
        return [.. found.Where(table => wanted.Any(name => Same(name, table.Name)))];
    }

    /// <summary>Tables of this run that only the project file has.</summary>
    public static IEnumerable<LoadTable> NamedOnly(LoadDefinition load, IReadOnlyList<string> wanted, IReadOnlyList<SourceTable> found) =>
        load.Tables.Where(table => !found.Any(other => Same(other.Name, table.Name))
            && (wanted.Count == 0 || wanted.Any(name => Same(name, table.Name))));

    /// <summary>A table without a file.</summary>
    public static Diagnostic NoFile(LoadDefinition load, LoadTable table, IReadOnlyList<SourceTable> found) => new(
        "MX2048", $"there is no file for the table '{table.Name}' in {load.Source.Place}", table.At,
        DidYouMean.Guess(table.Name, found.Select(other => other.Name)) is { } guess
            ? $"Did you mean '{guess}'?"
            : "Bring the file, or take the table out of the load.");

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
