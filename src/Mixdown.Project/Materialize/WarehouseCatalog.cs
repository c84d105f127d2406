using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>Asks a warehouse which columns the tables of a project have.</summary>
public static class WarehouseCatalog
{
    /// <summary>The columns of all tables and views in the schemas of the project's nodes and sources.</summary>
    /// <param name="project">The project.</param>
    /// <param name="session">Any session.</param>
    /// <param name="cancel">Interrupts the question.</param>
    /// <returns>By the table's key, see <see cref="CatalogWriter.KeyOf"/>; in the order of the table.</returns>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    public static ILookup<RelationName, CatalogColumn> Read(MixdownProject project, IEngineSession session, CancellationToken cancel)
    {
        var rendering = new Rendering(project.Context, null, new WarehouseTransaction(session, new RelationCatalog(), cancel), cancel);
        var answer = ModelCompiler.Jinja(rendering, () => rendering.Call("get_catalog", "", Schemas(project))) as TableValue;
        return (answer?.Table.Rows ?? []).Select(Column).ToLookup(column => CatalogWriter.KeyOf(new RelationName(null, column.Schema, column.Table)));
    }

    static List<object?> Schemas(MixdownProject project)
    {
        var nodes = project.Manifest.Nodes.Values.Where(node => node.IsRelation).Select(node => node.Relation.Schema);
        return [.. nodes.Concat(project.Manifest.Sources.Values.Select(source => source.Relation.Schema)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    static CatalogColumn Column(object?[] row) => new(
        (string)row[1]!, (string)row[2]!, (string)row[3]!, row[4] as string, (string)row[5]!,
        Convert.ToInt64(row[6], CultureInfo.InvariantCulture), (string)row[7]!, row[8] as string, row[9] as string);
}
