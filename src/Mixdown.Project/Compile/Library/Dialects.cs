namespace Mixdown.Project.Compile.Library;

/// <summary>Which prefixes a macro's name may have for a dialect: an adapter that is derived from another one in dbt uses that
/// one's macros where it has none of its own.</summary>
static class Dialects
{
    static readonly Dictionary<string, string> Parents = new(StringComparer.Ordinal) { ["redshift"] = "postgres" };

    /// <summary>The dialect, its ancestors, <c>default</c>: the order in which macros are looked for.</summary>
    public static IEnumerable<string> Prefixes(string dialect)
    {
        for (var own = dialect; own is not null; own = Parents.GetValueOrDefault(own))
            yield return own;
        yield return "default";
    }
}
