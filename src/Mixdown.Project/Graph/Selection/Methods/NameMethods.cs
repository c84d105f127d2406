namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary>Methods that compare names with their package in front.</summary>
static class NameMethods
{
    /// <summary><c>source</c>, <c>source.table</c>, <c>package.source.table</c>.</summary>
    public static Func<GraphNode, bool> Source(Criterion sought)
    {
        var (package, source, table) = sought.Value.Split('.') switch
        {
            [var only] => ("*", only, "*"),
            [var first, var second] => ("*", first, second),
            [var first, var second, var third] => (first, second, third),
            _ => throw sought.Error("MX1401", $"'{sought.Value}' is not the name of a source", "Write 'source', 'source.table' or 'package.source.table'."),
        };
        return node => node is SourceTable own
            && Wildcard.Matches(package, own.Package) && Wildcard.Matches(source, own.SourceName) && Wildcard.Matches(table, own.Name);
    }

    /// <summary><c>name</c> or <c>package.name</c> of one kind of node.</summary>
    /// <param name="sought">The condition.</param>
    /// <param name="kind">dbt's word for the kind.</param>
    public static Func<GraphNode, bool> OfKind(Criterion sought, string kind)
    {
        var (package, name) = sought.Value.Split('.') switch
        {
            [var only] => ("*", only),
            [var first, var second] => (first, second),
            _ => throw sought.Error("MX1401", $"'{sought.Value}' is not the name of a {kind.Replace('_', ' ')}", "Write 'name' or 'package.name'."),
        };
        return node => node.KindWord == kind && Wildcard.Matches(package, node.Package) && Wildcard.Matches(name, node.Name);
    }

    /// <summary>A package's name; <c>this</c> is the project itself.</summary>
    public static Func<GraphNode, bool> Package(Criterion sought, string? project)
    {
        var name = sought.Value == "this" && project is not null ? project : sought.Value;
        return node => Wildcard.Matches(name, node.Package);
    }
}
