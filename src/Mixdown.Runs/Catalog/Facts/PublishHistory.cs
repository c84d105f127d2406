using Mixdown.Engines;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>The publishes of a node, as the warehouse keeps them.</summary>
static class PublishHistory
{
    const string IsThere = "select 1 from information_schema.tables where table_schema = '_mixdown' and table_name = 'publishes'";

    const string Publishes =
        """
        select published_at, run_id, fingerprint, fingerprint is distinct from lag(fingerprint) over (order by published_at, publish_id) as is_new
        from _mixdown.publishes
        where model = $1
        order by published_at desc, publish_id desc
        """;

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<TablePublish> Read(string node, int limit, IEngineSession session, CancellationToken cancel) =>
        session.Query(IsThere, cancel).Rows.Count == 0
            ? []
            : [.. session.QueryAtMost(Publishes, [node], limit, cancel).Rows.Select(row => new TablePublish((DateTimeOffset)row[0]!, (string)row[1]!, (string)row[2]!, row[3] is true))];
}
