using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>Renders the query of a tile: <c>ref()</c>, <c>source()</c> and <c>var()</c> as in a model, <c>filters</c>, and
/// <c>$PARAMETER</c>. What a viewer chose is no text of the template: nothing of it is rendered.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="fact">Whose columns a parameter may name; null for none.</param>
/// <param name="values">Receives what is bound.</param>
sealed class WrittenSql(TileContext context, DashboardTable? fact, BoundValues values)
{
    /// <summary>The SQL; null, and errors, where the template is wrong.</summary>
    /// <param name="filters">What <c>filters</c> becomes.</param>
    /// <param name="locked">What <c>ref()</c> becomes; null: the table itself.</param>
    public ReadSql? Read(FilterExpansion filters, LockedTables? locked)
    {
        try
        {
            var renderings = new List<Rendering>();
            var compiled = new ModelCompiler(context.Project).Compile(Node(), of =>
            {
                var rendering = new Rendering(context.Project.Context, of, new OfflineWarehouse(new RelationCatalog()), CancellationToken.None) { ChecksRefs = false };
                if (renderings.Count == 0)
                {
                    rendering.Set("filters", filters);
                    if (locked is not null)
                        rendering.Set("ref", locked.Ref(rendering));
                }
                renderings.Add(rendering);
                return rendering;
            });
            return new ReadSql(WithParameters(compiled.Sql.Trim().TrimEnd(';')), [.. renderings.SelectMany(Reads).Concat(locked?.Reads ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], compiled);
        }
        catch (MixdownException wrong)
        {
            // The boundary of a tile: the others go on.
            foreach (var problem in wrong.Diagnostics)
                context.Found.Add(WrittenPlace.InFile(problem, context.Tile.Data.Sql!, context.Project));
            return null;
        }
    }

    ProjectNode Node() => new(NodeKind.Operation)
    {
        UniqueId = $"sql_operation.{context.Project.Name}.{context.Dashboard.Id}.{context.Tile.Id}",
        Name = context.Tile.Id,
        Package = context.Project.Name,
        File = context.Tile.At.File,
        Path = context.Tile.At.File,
        Fqn = [context.Project.Name, "dashboards", context.Dashboard.Id, context.Tile.Id],
        RawCode = context.Tile.Data.Sql!.Text,
        DeclaredAt = new SourceSpan(WrittenPlace.TemplateOf(context.Tile.Data.Sql), 1, 1, 1),
    };

    IEnumerable<string> Reads(Rendering rendering)
    {
        foreach (var call in rendering.Refs)
        {
            if (context.Catalog.Find(call.Name) is { } table)
                yield return table.Id;
        }
        foreach (var call in rendering.Sources)
        {
            if (context.Project.Manifest.Sources.Values.FirstOrDefault(source => source.SourceName == call.Source && source.Name == call.Table) is { } source)
                yield return source.UniqueId;
        }
    }

    string WithParameters(string sql) => string.Concat(SqlTokenizer.Read(sql).Select(token => token.Kind == SqlTokenKind.Parameter ? Parameter(token.Text[1..]) : token.Text));

    /// <summary>A parameter of units of time is a unit, one of metrics and columns a name: both as the file has them. Any other is a
    /// value.</summary>
    string Parameter(string name)
    {
        if (context.ChoiceOf(name, context.Tile.Data.Sql!.At) is not { } choice)
            return "null";
        var choices = context.Dashboard.Parameters.First(one => one.Name == name).Choices;
        if (choices.All(one => TimeGrains.Find(one) is not null))
            return SqlText.Literal(choice);
        return choices.All(one => context.Metrics.Find(one) is not null || fact?.Find(one) is not null) ? new SqlIdentifier(choice).ToString() : values.Add(choice);
    }
}
