using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Quality.Reading;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Quality;

/// <summary>What is known of the quality of a served project's data: for pages. Safe for several threads.</summary>
/// <param name="served">The project.</param>
public sealed class QualityBook(ServedProject served)
{
    /// <summary>Outcomes of each check in a list: what a sparkline shows.</summary>
    const int InList = 24;

    /// <summary>Outcomes of a check on its own page.</summary>
    const int InDetail = 200;

    /// <summary>Failing rows that are shown.</summary>
    const int MostRows = 100;

    /// <summary>All checks and sources with a rule.</summary>
    public QualityOverview Overview(CancellationToken cancel) => Overview(served, InList, cancel);

    /// <summary>All checks and sources with a rule, each with its last outcomes.</summary>
    internal static QualityOverview Overview(ServedProject served, int outcomes, CancellationToken cancel)
    {
        var project = served.Project;
        using var session = served.History.OpenSession();
        var last = new OutcomeQuery(outcomes).Read(session, cancel);
        return new QualityOverview(
            [.. new CheckCards(project).All().Select(check => With(check, [.. last[check.Id]])).OrderBy(check => CheckWords.Rank(check.Status)).ThenBy(check => check.Name, StringComparer.Ordinal)],
            [.. Sources(project, last).OrderBy(source => CheckWords.Rank(source.Status)).ThenBy(source => source.Name, StringComparer.Ordinal)]);
    }

    /// <summary>A check; null when there is none of that id.</summary>
    public CheckDetail? Find(string id, CancellationToken cancel)
    {
        var project = served.Project;
        if (new CheckCards(project).Find(id) is not { } card)
            return null;
        using var session = served.History.OpenSession();
        IReadOnlyList<KeptOutcome> outcomes = [.. new OutcomeQuery(InDetail, id).Read(session, cancel)[id]];
        return new CheckDetail(With(card, outcomes))
        {
            FailsSince = FailsSince(outcomes),
            LastPassedAt = outcomes.LastOrDefault(kept => kept.Outcome.Status == "pass")?.Outcome.At,
            Sql = LastSql(id, session, cancel),
            Stored = project.Manifest.Nodes.GetValueOrDefault(id) is { StoresFailures: true } check ? check.Relation.ToString() : null,
        };
    }

    /// <summary>The rows that break the rule of a check: those that it keeps, else those that its SQL finds now. Null when there is no
    /// such check, or it never ran.</summary>
    /// <exception cref="MixdownException">The SQL cannot be run: a table of it is gone.</exception>
    public async Task<FailingRows?> RowsAsync(string id, CancellationToken cancel)
    {
        var project = served.Project;
        if (project.Manifest.Nodes.GetValueOrDefault(id) is not { Kind: NodeKind.Test } check || SqlOf(check, cancel) is not { } sql)
            return null;
        using var session = await served.SessionAsync(cancel);
        var answer = session.QueryAtMost(sql, MostRows + 1, cancel);
        var hasMore = answer.Rows.Count > MostRows;
        var personal = new PersonalAnswer(project, check);
        return new FailingRows(
            MaskedRows.Of(hasMore ? answer with { Rows = [.. answer.Rows.Take(MostRows)] } : answer, personal.Has),
            check.StoresFailures ? check.Relation.ToString() : "now", hasMore);
    }

    /// <summary>How many rows loads and models brought from run to run; those with a newest run outside of the band first.</summary>
    public IReadOnlyList<VolumeSeries> Volumes(CancellationToken cancel)
    {
        using var session = served.History.OpenSession();
        return [.. VolumeQuery.Read(session, cancel).OrderByDescending(series => series.Points[^1].IsOutside).ThenBy(series => series.Kind, StringComparer.Ordinal).ThenBy(series => series.Name, StringComparer.Ordinal)];
    }

    string? SqlOf(ProjectNode check, CancellationToken cancel)
    {
        if (check.StoresFailures)
            return $"select * from {check.Relation}";
        using var session = served.History.OpenSession();
        return LastSql(check.UniqueId, session, cancel);
    }

    static string? LastSql(string id, Engines.DuckDb.DuckDbSession session, CancellationToken cancel) => (string?)session.Query(
        "select arg_max(sql, checked_at) from check_results join compiled_sql using (sql_hash) where unique_id = $1", [id], cancel).Rows[0][0];

    static QualityCheck With(QualityCheck check, IReadOnlyList<KeptOutcome> outcomes) => outcomes.Count == 0 ? check : check with
    {
        Status = outcomes[^1].Outcome.Status,
        Message = outcomes[^1].Message,
        Outcomes = [.. outcomes.Select(kept => kept.Outcome)],
    };

    static IEnumerable<SourceFreshness> Sources(MixdownProject project, ILookup<string, KeptOutcome> outcomes)
    {
        foreach (var source in project.Manifest.Sources.Values.Where(source => source.Freshness is not null))
        {
            IReadOnlyList<KeptOutcome> asked = [.. outcomes[source.UniqueId]];
            var last = asked.Count == 0 ? null : asked[^1];
            yield return new SourceFreshness(source.UniqueId, $"{source.SourceName}.{source.Name}")
            {
                WarnAfter = source.Freshness!.WarnAfter?.ToString(),
                ErrorAfter = source.Freshness.ErrorAfter?.ToString(),
                Status = last?.Outcome.Status ?? "never",
                NewestAt = last?.NewestAt,
                AskedAt = last?.Outcome.At,
                Message = last?.Message ?? "",
                Outcomes = [.. asked.Select(kept => kept.Outcome)],
            };
        }
    }

    static DateTimeOffset? FailsSince(IReadOnlyList<KeptOutcome> outcomes)
    {
        var ran = outcomes.Where(kept => kept.Outcome.Status != "skipped").ToList();
        var passed = ran.FindLastIndex(kept => kept.Outcome.Status == "pass");
        return passed + 1 < ran.Count ? ran[passed + 1].Outcome.At : null;
    }
}
