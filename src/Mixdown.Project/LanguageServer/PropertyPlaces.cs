using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer;

/// <summary>What places of a properties file are about.</summary>
static class PropertyPlaces
{
    /// <summary>The model or source table that a place is inside of; null when it is inside of none.</summary>
    /// <param name="names">What there is.</param>
    /// <param name="cursor">The place.</param>
    /// <param name="package">The package of the file.</param>
    public static GraphNode? Owner(ProjectNames names, YamlCursor cursor, string package)
    {
        for (var i = 0; i < cursor.Levels.Count; i++)
        {
            var level = cursor.Levels[i];
            if (level is { Key: "models" or "seeds" or "snapshots", Name: { } model })
                return names.Model(null, model, package);
            if (level is { Key: "tables", Name: { } table } && i + 1 < cursor.Levels.Count && cursor.Levels[i + 1] is { Key: "sources", Name: { } source })
                return names.Source(source, table, package);
        }
        return null;
    }

    /// <summary>What a place names; null when it names nothing.</summary>
    /// <param name="names">What there is.</param>
    /// <param name="cursor">The place.</param>
    /// <param name="package">The package of the file.</param>
    public static Meaning? Named(ProjectNames names, YamlCursor cursor, string package) => (cursor.Parent, cursor.Key) switch
    {
        ("models" or "seeds" or "snapshots" or "tables", "name") or ("unit_tests", "model") => NodeOf(names, cursor, package),
        ("macros", "name") => MacroOf(names, cursor.Word, package),
        ("columns", "name") => Owner(names, cursor, package) is { } owner ? new Meaning.Column(owner, cursor.Word) : null,
        ("tests" or "data_tests", "") => TestOf(names, cursor.Word, package),
        _ => null,
    };

    static Meaning.Node? NodeOf(ProjectNames names, YamlCursor cursor, string package) =>
        (cursor.Key == "model" ? names.Model(null, cursor.Word, package) : Owner(names, cursor, package)) is { } node ? new Meaning.Node(node) : null;

    static Meaning.Macro? MacroOf(ProjectNames names, string name, string package) =>
        names.Macro("", name, package) is { } macro ? new Meaning.Macro(macro) : null;

    static Meaning.Macro? TestOf(ProjectNames names, string test, string package)
    {
        var parts = test.TrimEnd(':').Split('.');
        var macro = parts.Length == 2 ? names.Macro(parts[0], "test_" + parts[1], package) : names.Macro("", "test_" + parts[0], package);
        return macro is null ? null : new Meaning.Macro(macro);
    }
}
