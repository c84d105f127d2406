namespace Mixdown.Project.Compile;

/// <summary>What <c>var()</c> answers: <c>--vars</c> first, then the map under the package's name, then the project's own.</summary>
/// <param name="package">The package whose files ask.</param>
/// <param name="given">From <c>--vars</c>.</param>
/// <param name="project">From dbt_project.yml.</param>
sealed class Variables(string package, IReadOnlyDictionary<string, object?> given, IReadOnlyDictionary<string, object?> project)
{
    /// <summary>Names that have a value.</summary>
    public IEnumerable<string> Names => given.Keys.Concat(Own.Keys).Concat(project.Keys.Where(name => name != package));

    IReadOnlyDictionary<string, object?> Own =>
        project.GetValueOrDefault(package) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(0);

    public bool TryGet(string name, out object? value) =>
        given.TryGetValue(name, out value) || Own.TryGetValue(name, out value) || project.TryGetValue(name, out value);
}
