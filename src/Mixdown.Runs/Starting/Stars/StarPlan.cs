namespace Mixdown.Runs.Starting.Stars;

/// <summary>Divides tables into facts, dimensions and bridges. Pure.</summary>
static class StarPlan
{
    /// <param name="tables">All tables.</param>
    /// <param name="relations">What leads where.</param>
    public static IReadOnlyList<StarTable> Make(IReadOnlyList<TableProfile> tables, IReadOnlyList<Relationship> relations) =>
        [.. tables.Select(table => Place(table, relations))];

    static StarTable Place(TableProfile table, IReadOnlyList<Relationship> relations)
    {
        List<Relationship> links = [.. relations.Where(relation => relation.Table == table)];
        var isReferred = relations.Any(relation => relation.Parent == table && !relation.IsToItself);
        var star = new StarTable(table, StarRole.Dimension, links);
        var leadsAway = links.Exists(link => !link.IsToItself);
        var counts = star.Time is not null || star.Sums.Count > 0;
        if (leadsAway && !counts && table.Columns.All(column => column.LooksLikeKey || links.Exists(link => link.Column == column)))
            return star with { Role = StarRole.Bridge };
        var isFact = leadsAway ? star.Time is not null || (counts && !isReferred) : star.Sums.Count > 0 && !isReferred;
        return star with { Role = isFact ? StarRole.Fact : StarRole.Dimension };
    }
}
