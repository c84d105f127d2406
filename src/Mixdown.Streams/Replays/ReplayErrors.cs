using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Replays;

/// <summary>Why a topic is not read again.</summary>
static class ReplayErrors
{
    public static MixdownException NoTopic(StreamDefinition stream, string topic) => new(new Diagnostic(
        "MX2421", $"the stream '{stream.Name}' has no topic '{topic}'", stream.At, DidYouMean.Hint(topic, stream.Topics.Select(known => known.Name))));

    public static MixdownException NothingYet(StreamDefinition stream, string topic) => new(new Diagnostic(
        "MX2422", $"nothing of '{topic}' was read yet, so nothing is read again", stream.At, $"mixdown stream run {stream.Name}"));

    public static MixdownException NotThere(TopicPartition partition, long wanted, long? next) => new(new Diagnostic(
        "MX2423",
        next is { } end ? FormattableString.Invariant($"the table has {partition} up to offset {end}, which is before {wanted}") : $"nothing of {partition} was read yet",
        Hint: "'mixdown stream status' says how far each partition is."));

    public static MixdownException Silent(TopicPartition partition, long next) => new(new Diagnostic(
        "MX2424", FormattableString.Invariant($"{partition} is read again up to offset {next}, and the log gives no more"), Hint: "Nothing was changed. Look whether the log's server runs, and begin again."))
    {
        IsTransient = true,
    };

    public static MixdownException OtherLog(TopicPartition partition, long wanted, long end) => new(new Diagnostic(
        "MX2413", FormattableString.Invariant($"the table has {partition} up to offset {wanted}, and the log ends at {end}: it is not the log that was read before"),
        Hint: "The topic was made anew, or the stream points to another server. Give the stream another name or schema, so that both can be told apart."));
}
