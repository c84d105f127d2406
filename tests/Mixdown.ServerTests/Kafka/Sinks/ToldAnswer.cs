using Confluent.Kafka;

namespace Mixdown.ServerTests.Kafka.Sinks;

/// <summary>What becomes of a record.</summary>
/// <param name="Code">What prevents it; <see cref="ErrorCode.NoError"/>: it is taken.</param>
/// <param name="Status">Whether it is in the log then.</param>
/// <param name="After">How long the answer takes.</param>
sealed record ToldAnswer(ErrorCode Code, PersistenceStatus Status, TimeSpan After = default);
