namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>The last publish of a node.</summary>
/// <param name="Node">The node's id.</param>
/// <param name="PublishId">Unique among all publishes.</param>
/// <param name="RunId">The run that published it.</param>
/// <param name="At">When.</param>
sealed record NodePublishFacts(string Node, string PublishId, string RunId, DateTimeOffset At)
{
    /// <summary>Delta versions of the sources that it read, by their ids.</summary>
    public IReadOnlyDictionary<string, long> LakeVersions { get; init; } = new Dictionary<string, long>(0);

    /// <summary>Publishes that it read, by node, and stamps of checks that passed on it.</summary>
    public IReadOnlyDictionary<string, string> Upstream { get; init; } = new Dictionary<string, string>(0);
}
