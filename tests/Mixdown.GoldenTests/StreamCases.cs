using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Settings;

namespace Mixdown.GoldenTests;

/// <summary>What becomes of the entries of <c>streams:</c>: what is read from where into which tables, and the errors in them.</summary>
public sealed class StreamCases
{
    [Theory]
    [GoldenCases("streams")]
    public void Streams_are_bound_or_refused(GoldenCase it) => it.CheckFiles(folder =>
    {
        var project = GoldenProject.Read(folder);
        var found = new List<Diagnostic>();
        var streams = project.Streams.Select(stream => StreamDefinition.Bind(stream.Name, stream.Settings, found)).OfType<StreamDefinition>().ToList();
        var yaml = File.ReadAllText(Path.Combine(folder, "mixdown.yml"));
        // Where something is wrong nothing is run: what else was bound does not matter.
        return string.Join("\n\n", found.Count > 0 ? found.Select(problem => problem.In(yaml).ToString()) : streams.Select(Print));
    });

    static string Print(StreamDefinition stream) => string.Join('\n', [
        $"{stream.Name}: {stream.Source.Kind} ({stream.Source.Place}), into {stream.Schema}, from {stream.Start.GetType().Name}",
        $"  commits every {stream.Commit.Every.TotalSeconds} s or {stream.Commit.Bytes} bytes; gaps: {stream.OnGap}; bad records: {stream.BadRows}; format: {stream.Format.Kind}",
        .. stream.Topics.Select(Print),
    ]);

    static string Print(StreamTopic topic) =>
        $"  {topic.Name}: time {(topic.EventTime is { } time ? $"{time.Column} in {time.Unit}" : "of the log")}, known by [{string.Join(", ", topic.DedupeBy)}], "
        + $"columns [{string.Join(", ", topic.Rows.Columns.Select(column => $"{column.Name} {Ingest.Records.RecordColumns.WordOf(column.Type)}"))}], unknown fields: {topic.Rows.Unknown}, misfits: {topic.Rows.Misfits}";
}
