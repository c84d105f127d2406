using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>Puts together what is known of one stream.</summary>
/// <param name="edition">The project.</param>
/// <param name="states">What is known of its tables.</param>
sealed class StreamReading(CatalogEdition edition, TableStates states)
{
    /// <summary>The stream.</summary>
    /// <param name="node">As in the list.</param>
    /// <param name="standing">How far it is.</param>
    public CatalogStream Read(CatalogNode node, StreamStanding standing)
    {
        var wrong = new List<Diagnostic>();
        var said = edition.Project.Streams.First(stream => stream.Name == node.Name);
        var stream = StreamDefinitions.Bind(edition.Project, wrong).FirstOrDefault(one => one.Name == node.Name);
        var sources = edition.Fillers.Filled(node.Name).ToDictionary(source => source.Name, StringComparer.OrdinalIgnoreCase);
        return new CatalogStream(node)
        {
            DeclaredIn = $"{said.At.File}:{said.At.Line}",
            Facts = stream is null ? [] : FactsOf(stream),
            Problem = stream is null ? wrong.FirstOrDefault()?.Message : null,
            LiveTables = edition.Fillers.LiveOfStream(node.Name),
            Runner = standing.Runner,
            Counts = standing.Counts,
            Waiting = standing.Waiting,
            Topics = [.. (stream?.Topics ?? []).Select(topic => Topic(topic, sources.GetValueOrDefault(topic.Name), standing))],
        };
    }

    StreamedTopic Topic(StreamTopic topic, SourceTable? source, StreamStanding standing) => new(topic.Name)
    {
        Source = source is null ? null : edition.Nodes.Link(source),
        State = source is null ? null : states.Of(source),
        DedupeBy = topic.DedupeBy,
        EventTime = topic.EventTime?.Column,
        Partitions = [.. standing.Partitions.Where(one => one.Topic == topic.Name).Select(one => one.Standing).OrderBy(one => one.Partition)],
    };

    static IReadOnlyList<CatalogFact> FactsOf(StreamDefinition stream) =>
    [
        new("type", stream.Source.Kind),
        new("reads", stream.Source.Place),
        new("schema", stream.Schema),
        new("values", FillerWords.Of(stream.Format.Kind)),
        new("commits", $"every {FillerWords.Of(stream.Commit.Every)} or {stream.Commit.Bytes >> 20} MB"),
        new("begins", stream.Start is StreamStart.Time at ? $"at {at.At:O}" : stream.Start.GetType().Name.ToLowerInvariant()),
        new("bad records", FillerWords.Of(stream.BadRows)),
        new("lost records", FillerWords.Of(stream.OnGap)),
    ];
}
