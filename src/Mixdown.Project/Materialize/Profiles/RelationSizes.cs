using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Profiles;

/// <summary>Asks a warehouse how large its tables are.</summary>
public static class RelationSizes
{
    /// <summary>All tables and views.</summary>
    /// <param name="project">Renders the question.</param>
    /// <param name="session">Any session.</param>
    /// <param name="cancel">Interrupts it.</param>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    public static IReadOnlyList<RelationSize> Read(MixdownProject project, IEngineSession session, CancellationToken cancel) =>
        [.. Rows(project, session, "relation_sizes", [], cancel).Select(row => new RelationSize((string)row[0]!, (string)row[1]!, Number(row[2]), Number(row[3])))];

    /// <summary>The bytes of one table; null of a view, and where the engine does not tell.</summary>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    public static long? Bytes(MixdownProject project, RelationName relation, IEngineSession session, CancellationToken cancel) =>
        Rows(project, session, "relation_bytes", [RelationValue.Of(relation).InDatabaseOf(project.Target)], cancel) is [[var bytes, ..], ..] ? Number(bytes) : null;

    static IReadOnlyList<object?[]> Rows(MixdownProject project, IEngineSession session, string macro, IReadOnlyList<object?> arguments, CancellationToken cancel)
    {
        var rendering = new Rendering(project.Context, null, new WarehouseTransaction(session, new RelationCatalog(), cancel), cancel);
        return ModelCompiler.Jinja(rendering, () => rendering.Call(macro, [.. arguments])) is TableValue table ? table.Table.Rows : [];
    }

    static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
