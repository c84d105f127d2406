using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Engines;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Serving.Sessions;

/// <summary>Which publish each model has now: read from the warehouse's records, then kept up to date by what runs publish. To ask costs
/// no SQL. Safe for several threads.</summary>
public sealed class PublishedVersions
{
    const string HasRecords = "select count(*) from information_schema.tables where table_schema = '_mixdown' and table_name = 'publishes'";

    const string Last =
        """
        select model, publish_id, published_at
        from (
          select model, publish_id, published_at, row_number() over (partition by model order by published_at desc, publish_id desc) as age
          from _mixdown.publishes
        ) as publish
        where age = 1
        """;

    ImmutableDictionary<string, PublishedVersion> _versions = ImmutableDictionary.Create<string, PublishedVersion>(StringComparer.Ordinal);

    internal PublishedVersions() { }

    /// <summary>The publish of a model, a seed or a snapshot; null: it has none.</summary>
    /// <param name="id">Its unique id.</param>
    public PublishedVersion? Of(string id) => _versions.GetValueOrDefault(id);

    /// <summary>A text that is another one as soon as one of these has another publish.</summary>
    /// <param name="ids">Unique ids; their order counts.</param>
    public string Stamp(IEnumerable<string> ids) => string.Join('\n', ids.Select(id => Of(id)?.Id ?? ""));

    /// <summary>Takes in that a run has published a node.</summary>
    internal void Take(string runId, NodeFinished node) =>
        ImmutableInterlocked.AddOrUpdate(ref _versions, node.UniqueId, Version(runId, node), (_, _) => Version(runId, node));

    /// <summary>Reads the warehouse's records.</summary>
    /// <returns>The ids of those that have another publish than was known.</returns>
    internal IReadOnlySet<string> Read(IEngineSession session, CancellationToken cancel)
    {
        if (Convert.ToInt64(session.Query(HasRecords, cancel).Rows[0][0], CultureInfo.InvariantCulture) == 0)
            return ImmutableHashSet<string>.Empty;
        var rows = session.Query(Last, cancel).Rows;
        var now = rows.ToImmutableDictionary(row => (string)row[0]!, row => new PublishedVersion((string)row[1]!, (DateTimeOffset)row[2]!), StringComparer.Ordinal);
        var before = Interlocked.Exchange(ref _versions, now);
        return now.Where(model => before.GetValueOrDefault(model.Key)?.Id != model.Value.Id).Select(model => model.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The id is the one that the publish has in the warehouse.</summary>
    static PublishedVersion Version(string runId, NodeFinished node) => new($"{runId}/{node.UniqueId}", node.At);
}
