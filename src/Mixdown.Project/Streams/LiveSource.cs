using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Streams;

/// <summary>Finds the topic that an entry of <c>live:</c> names.</summary>
/// <param name="project">The project.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class LiveSource(MixdownProject project, ICollection<Diagnostic> found)
{
    /// <summary>A topic of a stream, and what <c>streams:</c> says of its events.</summary>
    public sealed record Found(string Stream, string Topic, IReadOnlyList<string> DedupeBy, string? EventTimeColumn);

    /// <summary>The topic; null when it is not there.</summary>
    public Found? Read(SettingReader reader)
    {
        var text = reader.RequiredText("source");
        if (text.Length == 0)
            return null;
        var at = reader.Node("source")!.At;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return Refuse($"'{text}' is no topic of a stream", at, "Write 'source: STREAM.TOPIC'.");
        var (stream, topic) = (text[..dot], text[(dot + 1)..]);
        if (project.Streams.FirstOrDefault(one => one.Name == stream) is not { } settings)
            return Refuse($"There is no stream '{stream}'", at, DidYouMean.Hint(stream, project.Streams.Select(one => one.Name)));
        var topics = settings.Settings["topics"];
        if (!Names(topics).Contains(topic, StringComparer.Ordinal))
            return Refuse($"The stream '{stream}' has no topic '{topic}'", at, DidYouMean.Hint(topic, Names(topics)));
        var said = (topics as SettingNode.Map)?[topic] as SettingNode.Map;
        return new Found(stream, topic, Texts(said?["dedupe_by"]), ((said?["event_time"] as SettingNode.Map)?["column"] as SettingNode.Scalar)?.Text);
    }

    Found? Refuse(string message, SourceSpan at, string hint)
    {
        found.Add(new Diagnostic("MX1723", message, at, hint));
        return null;
    }

    static IEnumerable<string> Names(SettingNode? topics) => topics switch
    {
        SettingNode.Map map => map.Entries.Select(entry => entry.Key),
        SettingNode.List list => list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text),
        _ => [],
    };

    static IReadOnlyList<string> Texts(SettingNode? node) => node switch
    {
        SettingNode.Scalar one => [one.Text],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => item.Text)],
        _ => [],
    };
}
