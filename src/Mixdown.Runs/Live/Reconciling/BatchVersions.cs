using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Engines;

namespace Mixdown.Runs.Live.Reconciling;

/// <summary>Finds out which version of a lake table a model was built from, by what publishes wrote down.</summary>
/// <param name="session">A session of the warehouse.</param>
sealed class BatchVersions(IEngineSession session)
{
    /// <summary>The oldest version of a source table that is in a model, by whatever way it got there; null when the model was never
    /// published, or does not read the table.</summary>
    /// <param name="model">The model's id.</param>
    /// <param name="source">The source table's id.</param>
    /// <param name="cancel">Stops it.</param>
    public long? Of(string model, string source, CancellationToken cancel)
    {
        if (session.Query("select 1 from information_schema.tables where table_schema = '_mixdown' and table_name = 'publishes'", cancel).Rows.Count == 0)
            return null;
        var waiting = new Queue<string>(Ids($"model = {SqlText.Literal(model)} order by published_at desc, publish_id desc limit 1", cancel));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long? oldest = null;
        while (waiting.TryDequeue(out var publish))
        {
            if (!seen.Add(publish))
                continue;
            var row = session.Query($"select lake_versions, upstream from _mixdown.publishes where publish_id = {SqlText.Literal(publish)}", cancel).Rows[0];
            if (Versions((string)row[0]!).TryGetValue(source, out var version))
                oldest = Math.Min(oldest ?? version, version);
            foreach (var above in Upstream((string)row[1]!))
                waiting.Enqueue(above);
        }
        return oldest;
    }

    IEnumerable<string> Ids(string where, CancellationToken cancel) =>
        session.Query($"select publish_id from _mixdown.publishes where {where}", cancel).Rows.Select(row => (string)row[0]!);

    static Dictionary<string, long> Versions(string json) => JsonSerializer.Deserialize<Dictionary<string, long>>(json)!;

    /// <summary>Publishes of models; what is known of checks stands beside them.</summary>
    static IEnumerable<string> Upstream(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
        .Where(entry => !entry.Key.StartsWith("test.", StringComparison.Ordinal)).Select(entry => entry.Value);
}
