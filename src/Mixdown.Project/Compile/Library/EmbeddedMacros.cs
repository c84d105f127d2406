using System.Reflection;

namespace Mixdown.Project.Compile.Library;

/// <summary>The macro package that comes with the tool: an ordinary package called <c>dbt</c>, in which all DDL and DML text
/// is written and from which a project may override whatever it likes.</summary>
static class EmbeddedMacros
{
    const string Prefix = "Macros/";

    /// <summary>File names (<c>macros/materializations/table.sql</c>) and their contents.</summary>
    public static IEnumerable<(string File, string Text)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return ($"macros/{name[Prefix.Length..]}", reader.ReadToEnd());
        }
    }
}
