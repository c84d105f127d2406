using Confluent.Kafka;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Kafka;

/// <summary>What goes wrong with a cluster, in our words. Nothing secret gets into them.</summary>
sealed class KafkaFaults(KafkaConnection connection)
{
    readonly SecretMask _mask = new(connection.Security?.Secrets ?? []);

    /// <summary>A broker does not answer; it may later.</summary>
    public MixdownException Away(string why) => Fault(
        "MX2455", $"Kafka at {connection.Brokers} does not answer: {why}",
        "Is a broker running there, and may this machine reach it? Behind a proxy or in containers, 'advertised.listeners' of the broker must name what is reachable from here.", isTransient: true);

    /// <summary>A broker answers and does not let us in.</summary>
    public MixdownException Refused(string why) => Fault(
        "MX2456", $"Kafka at {connection.Brokers} does not let us in: {why}",
        "Look at 'security' of the stream: protocol, mechanism, user and password, and whose certificates are trusted ('ca').");

    /// <summary>We are let in, but may not do this.</summary>
    public MixdownException Forbidden(string what) => Fault(
        "MX2457", $"Kafka at {connection.Brokers} does not allow it: {what}", "Give the stream's user the right to describe and read the topic (to write it, for a generator).");

    /// <summary>librdkafka does not take a setting.</summary>
    public MixdownException Setting(string why) => Fault(
        "MX2454", $"librdkafka refuses its settings: {why}", "Correct 'properties' or 'security' of the stream; librdkafka's CONFIGURATION.md lists what there is.");

    /// <summary>A record in the log is damaged.</summary>
    public MixdownException Damaged(string where, string why) => Fault(
        "MX2458", $"{where} cannot be read: {why}", "The stream stops rather than step over it. Look at the broker's disk; to go on behind it, delete the records up to there (kafka-delete-records) and set 'on_gap: record'.");

    /// <summary>A record was not taken.</summary>
    public MixdownException NotTaken(string where, Error error) => error.Code switch
    {
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed => Forbidden($"{where}: {error.Reason}"),
        ErrorCode.Local_UnsupportedFeature => Setting($"{error.Reason}; brokers before 0.11 need 'enable.idempotence: false' among the properties"),
        _ => Fault("MX2459", $"Kafka at {connection.Brokers} did not take a record for {where}: {error.Reason}", "Records that were acknowledged are kept; start again for the rest.", IsTransport(error.Code)),
    };

    /// <summary>What an error that nobody else handles means for whoever asked.</summary>
    public MixdownException Of(Error error, string where) => error.Code switch
    {
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl => Refused(error.Reason),
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed => Forbidden($"{where}: {error.Reason}"),
        ErrorCode.Local_BadMsg or ErrorCode.Local_BadCompression or ErrorCode.InvalidMsg or ErrorCode.Local_NotImplemented => Damaged(where, error.Reason),
        _ when IsTransport(error.Code) => Away(error.Reason),
        _ => Fault("MX2460", $"Kafka at {connection.Brokers}, {where}: {error.Reason} ({error.Code})", "The message is the broker's or librdkafka's own.", isTransient: !error.IsFatal),
    };

    /// <summary>The text without secrets.</summary>
    public string Mask(string text) => _mask.Of(text);

    static bool IsTransport(ErrorCode code) => code is ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_TimedOut
        or ErrorCode.Local_Resolve or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_WaitCoord or ErrorCode.RequestTimedOut
        or ErrorCode.LeaderNotAvailable or ErrorCode.BrokerNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.NetworkException;

    MixdownException Fault(string code, string message, string hint, bool isTransient = false) =>
        new(new Diagnostic(code, _mask.Of(message), Hint: hint)) { IsTransient = isTransient };
}
