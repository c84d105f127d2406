using Mixdown.Runs.Quality.Reading;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.Quality.Summary;

/// <summary>How the data of a served project stands, in numbers: for pages that lead to the others. Safe for several threads.</summary>
/// <param name="served">The project.</param>
/// <param name="quarantine">What lies in its quarantine.</param>
public sealed class SummaryBook(ServedProject served, QuarantineBook quarantine)
{
    /// <summary>Checks that are named.</summary>
    const int MostTroubles = 5;

    /// <summary>How it stands now.</summary>
    public async Task<QualitySummary> ReadAsync(CancellationToken cancel)
    {
        var rejected = quarantine.ReadAsync(cancel);
        var overview = QualityBook.Overview(served, outcomes: 1, cancel);
        using var session = served.History.OpenSession();
        var volumes = VolumeQuery.Read(session, cancel);
        return new QualitySummary(
            Count(overview.Checks), Count(overview.Sources), Count((await rejected).Groups), new VolumeCounts(volumes.Count, volumes.Count(one => one.Points[^1].IsOutside)))
        {
            Troubles = Troubles(overview.Checks, TroubleQuery.Read(session, cancel)),
        };
    }

    static CheckCounts Count(IReadOnlyList<QualityCheck> checks)
    {
        var of = checks.CountBy(check => CheckWords.Rank(check.Status)).ToDictionary();
        return new CheckCounts(of.GetValueOrDefault(4), of.GetValueOrDefault(0), of.GetValueOrDefault(1), of.GetValueOrDefault(2), of.GetValueOrDefault(3));
    }

    static FreshnessCounts Count(IReadOnlyList<SourceFreshness> sources) => new(
        sources.Count, sources.Count(source => source.Status is not ("pass" or "never")), sources.Count(source => source.Status == "never"))
    {
        NewestAt = sources.Max(source => source.NewestAt),
    };

    static QuarantineCounts Count(IReadOnlyList<QuarantineGroup> groups) =>
        new(groups.Sum(group => group.Records), groups.DistinctBy(group => (group.Source, group.Table)).Count()) { LastAt = groups.Max(group => group.LastAt) };

    static IReadOnlyList<CheckTrouble> Troubles(IReadOnlyList<QualityCheck> checks, IReadOnlyDictionary<string, DateTimeOffset> since)
    {
        var troubles = checks.Where(check => CheckWords.Rank(check.Status) < 2).Select(check => new CheckTrouble(check.Id, check.Asks, check.Status)
        {
            Node = check.Node,
            Column = check.Column,
            Since = since.TryGetValue(check.Id, out var at) ? at : null,
        });
        return [.. troubles.OrderBy(one => CheckWords.Rank(one.Status)).ThenBy(one => one.Since).Take(MostTroubles)];
    }
}
