using System.Text.RegularExpressions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;

namespace Mixdown.Project.State;

/// <summary>Which macros are not what they were, themselves or through the macros that they call. Those that come with the tool are
/// left out: another release of it is no change of the project.</summary>
sealed partial class MacroChanges
{
    readonly Manifest _manifest;
    readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);
    readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public MacroChanges(Manifest manifest, StateManifest state)
    {
        _manifest = manifest;
        foreach (var macro in manifest.Macros.Values.Where(macro => macro.Package != MacroLibrary.Embedded))
        {
            if (!_byName.TryGetValue(macro.Name, out var named))
                _byName[macro.Name] = named = [];
            named.Add(macro.UniqueId);
            if (!state.Macros.TryGetValue(macro.UniqueId, out var before) || before != macro.Code.Trim())
                _changed.Add(macro.UniqueId);
        }
    }

    /// <summary>Whether any of these macros, or one that they call, has changed.</summary>
    public bool Touch(IReadOnlyList<string> macros) => _changed.Count > 0 && macros.Any(HasChanged);

    bool HasChanged(string id)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        // A macro that calls itself is decided by all the others.
        _known[id] = false;
        return _known[id] = _changed.Contains(id) || (_manifest.Macros.TryGetValue(id, out var macro) && Called(macro).Any(HasChanged));
    }

    /// <summary>Every macro whose name stands in the text: also those in branches that no rendering has taken, and those that
    /// <c>adapter.dispatch</c> finds by their last part.</summary>
    List<string> Called(MacroInfo macro)
    {
        var called = new List<string>();
        if (macro.Package == MacroLibrary.Embedded)
            return called;
        foreach (var word in Word().EnumerateMatches(macro.Code))
        {
            var name = macro.Code.Substring(word.Index, word.Length);
            foreach (var prefix in Prefixes)
            {
                if (prefix + name != macro.Name && _byName.TryGetValue(prefix + name, out var ids))
                    called.AddRange(ids);
            }
        }
        return called;
    }

    static readonly string[] Prefixes = ["", "default__", "duckdb__", "postgres__"];

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
