using System.Diagnostics.CodeAnalysis;

namespace Mixdown.Project.Compile.Packages;

/// <summary>What <c>var()</c> answers in the files of one package: <c>--vars</c> first; then the root project, the map under the
/// package's name before what holds for all; then the package itself, likewise.</summary>
/// <param name="package">The package whose files ask.</param>
/// <param name="given">From <c>--vars</c>.</param>
/// <param name="projects">The <c>vars</c> of the root project and of the package.</param>
sealed class Variables(string package, IReadOnlyDictionary<string, object?> given, params IReadOnlyList<IReadOnlyDictionary<string, object?>> projects)
{
    /// <summary>Names that have a value.</summary>
    public IEnumerable<string> Names => given.Keys
        .Concat(projects.SelectMany(vars => Own(vars)?.Keys ?? []))
        .Concat(projects.SelectMany(vars => vars.Keys).Where(name => name != package));

    public bool TryGet(string name, [MaybeNullWhen(true)] out object? value)
    {
        if (given.TryGetValue(name, out value))
            return true;
        foreach (var vars in projects)
        {
            if ((Own(vars)?.TryGetValue(name, out value) ?? false) || vars.TryGetValue(name, out value))
                return true;
        }
        return false;
    }

    IReadOnlyDictionary<string, object?>? Own(IReadOnlyDictionary<string, object?> vars) =>
        vars.GetValueOrDefault(package) as IReadOnlyDictionary<string, object?>;
}
