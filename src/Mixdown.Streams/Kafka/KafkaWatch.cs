using Confluent.Kafka;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Kafka;

/// <summary>Listens to what a client says by itself, and tells the user what is worth it: that the brokers are away, why, and that they
/// are back. Safe for several threads.</summary>
sealed class KafkaWatch(KafkaConnection connection, TimeProvider clock, Action<Diagnostic> note)
{
    /// <summary>The same kind of line is not told again before.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    readonly KafkaFaults _faults = new(connection);
    readonly Lock _lock = new();
    readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);
    readonly bool _isDebugged = connection.Properties.ContainsKey("debug");
    long _awaySince;
    bool _isTroubled;
    bool _isAway;
    Error? _refusal;
    string? _reason;

    /// <summary>What goes wrong, in our words.</summary>
    public KafkaFaults Faults => _faults;

    /// <summary>Why nothing is reached, as far as it was said; null when nobody said.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
                return _reason;
        }
    }

    /// <summary>Hears an error that is nobody's answer.</summary>
    public void Hear(Error error)
    {
        lock (_lock)
        {
            _isTroubled = true;
            if (error.Code is ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl)
                _refusal = error;
            if (error.Code is not ErrorCode.Local_AllBrokersDown)
                _reason = error.Reason;
            else if (!_isAway)
                Leave();
        }
    }

    /// <summary>Hears a line of librdkafka's log.</summary>
    public void Hear(LogMessage line)
    {
        // That a property is old, or means nothing to a reader, changes nothing.
        if ((line.Level > SyslogLevel.Warning || line.Facility == "CONFWARN") && !_isDebugged)
            return;
        lock (_lock)
        {
            if (line.Facility is "FAIL")
                (_isTroubled, _reason) = (true, Plain(line.Message));
            else if (_isDebugged || IsNew(line.Facility))
                Tell("MX2462", $"Kafka's client says: {Plain(line.Message)}", null);
        }
    }

    /// <summary>Something came from a broker: it is there.</summary>
    public void Answered()
    {
        if (!Volatile.Read(ref _isTroubled))
            return;
        lock (_lock)
        {
            if (_isAway)
                Tell("MX2461", $"Kafka at {connection.Brokers} answers again after {clock.GetElapsedTime(_awaySince).TotalSeconds:0} s", null);
            (_isTroubled, _isAway, _reason, _refusal) = (false, false, null, null);
        }
    }

    /// <summary>Throws when a broker has said that it does not let us in.</summary>
    public void ThrowIfRefused()
    {
        lock (_lock)
        {
            if (_refusal is { } refusal)
                throw _faults.Refused(Plain(refusal.Reason));
        }
    }

    /// <summary>The error with what was heard of its cause: librdkafka's own answer is often no more than that time is over.</summary>
    public Error Because(Error error) => error.Code is ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_AllBrokersDown && Reason is { } reason
        ? new Error(error.Code, reason) : error;

    /// <summary>Tells the user something that stops nothing.</summary>
    public void Tell(string code, string message, string? hint) =>
        note(new Diagnostic(code, _faults.Mask(message), Hint: hint, Severity: Severity.Warning));

    void Leave()
    {
        (_isAway, _awaySince) = (true, clock.GetTimestamp());
        Tell("MX2461", $"Kafka at {connection.Brokers} does not answer{(_reason is null ? "" : $": {_reason}")}; waiting", "Reading goes on by itself when a broker is back.");
    }

    bool IsNew(string facility)
    {
        if (_told.TryGetValue(facility, out var last) && clock.GetElapsedTime(last) < Quiet)
            return false;
        _told[facility] = clock.GetTimestamp();
        return true;
    }

    /// <summary>Without librdkafka's own names of its threads in front.</summary>
    static string Plain(string message)
    {
        var end = message.StartsWith("[thrd:", StringComparison.Ordinal) ? message.IndexOf("]: ", StringComparison.Ordinal) : -1;
        return end < 0 ? message : message[(end + 3)..];
    }
}
