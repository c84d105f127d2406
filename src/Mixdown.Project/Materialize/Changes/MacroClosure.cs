using System.Text.RegularExpressions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>The users' macros that a text may call, directly or through others, found by their names.</summary>
/// <param name="macros">All macros by id.</param>
sealed partial class MacroClosure(IReadOnlyDictionary<string, MacroInfo> macros)
{
    readonly ILookup<string, MacroInfo> _own = macros.Values.Where(macro => macro.Package != MacroLibrary.Embedded).ToLookup(macro => Bare(macro.Name), StringComparer.Ordinal);
    readonly HashSet<string> _embedded = [.. macros.Values.Where(macro => macro.Package == MacroLibrary.Embedded).Select(macro => Bare(macro.Name))];

    /// <summary>Code of the macros that the texts may call.</summary>
    public IEnumerable<string> Of(IEnumerable<string> texts) => Reach(texts.SelectMany(Words));

    /// <summary>Code of the macros that stand in for those that come with the tool: any node may be built by them.</summary>
    public IEnumerable<string> Overrides() => Reach(_own.Select(group => group.Key).Where(_embedded.Contains));

    List<string> Reach(IEnumerable<string> names)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            foreach (var macro in _own[name].Where(macro => found.TryAdd(macro.UniqueId, macro.Code)))
            {
                foreach (var word in Words(macro.Code))
                    open.Push(word);
            }
        }
        return [.. found.Values];
    }

    IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Select(Bare);

    /// <summary>Without the prefix of a dialect, by which dispatch finds it; a materialization without its dialect.</summary>
    static string Bare(string name)
    {
        var prefix = name.IndexOf("__", StringComparison.Ordinal);
        return prefix > 0 ? name[(prefix + 2)..] : name.StartsWith("materialization_", StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
