using System.Net.Sockets;
using Mixdown.Data.Diagnostics;
using Npgsql;

namespace Mixdown.Ingest.Postgres.Connections;

/// <summary>What becomes of Npgsql's exceptions. None of them holds the password.</summary>
static class PostgresFaults
{
    /// <summary>The connection was not opened.</summary>
    public static MixdownException Closed(PostgresAddress address, NpgsqlException fault) => new(
        new Diagnostic("MX2241", $"the database '{address.Database}' on {address.Server} cannot be opened: {Why(fault)}", Hint: ClosedHint(fault)), fault)
    {
        IsTransient = fault.IsTransient,
    };

    /// <summary>A statement failed, or the connection broke while it ran.</summary>
    /// <param name="what">What was being done, for example <c>reading public.invoice</c>.</param>
    /// <param name="fault">What happened.</param>
    public static MixdownException Failed(string what, Exception fault) => new(Explain(what, fault), fault)
    {
        IsTransient = fault is not PostgresException { IsTransient: false },
    };

    /// <summary>Whether an exception is one of those that <see cref="Failed"/> explains.</summary>
    public static bool IsOne(Exception fault) => fault is NpgsqlException or IOException or SocketException;

    /// <summary>Whether the server stopped a statement because it was asked to.</summary>
    public static bool IsStopped(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    static Diagnostic Explain(string what, Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => new(
            "MX2243", $"{what} was refused: {refused.MessageText}", Hint: "GRANT SELECT on it, and USAGE on its schema, to the role that logs in."),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } late => new(
            "MX2260", $"{what} was stopped by the server: {late.MessageText}",
            Hint: "Raise 'statement_timeout' of the load, or read less at a time: a cursor, or 'batch'."),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new(
            "MX2261", $"{what} waited too long for a lock that somebody else holds", Hint: "Look who holds it in pg_locks, or raise 'lock_timeout' of the load."),
        PostgresException { SqlState: "40001" or "72000" } conflict => new(
            "MX2242", $"{what} was interrupted by the server: {conflict.MessageText}",
            Hint: "A standby ends long reads: raise max_standby_streaming_delay there, or read from the primary."),
        PostgresException server => new("MX2244", $"{what} failed: {Text(server)}", Hint: server.Hint is { Length: > 0 } hint ? hint : null),
        _ => new("MX2242", $"the connection broke while {what}: {Innermost(fault)}", Hint: "Nothing of the table was loaded. Run the load again."),
    };

    static string Text(PostgresException fault) =>
        fault.Detail is { Length: > 0 } detail ? $"{fault.MessageText}: {detail.TrimEnd('.')}" : fault.MessageText;

    static string Why(NpgsqlException fault) => fault is PostgresException server ? server.MessageText : Innermost(fault);

    static string Innermost(Exception fault) => (fault.InnerException is { } inner ? Innermost(inner) : fault.Message).TrimEnd('.');

    static string? ClosedHint(NpgsqlException fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "Look at user and password in 'connection' of the load.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "Look at the database's name in 'connection' of the load.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "Wait until others have gone, or lower 'connections' of the load.",
        PostgresException { Hint: { Length: > 0 } hint } => hint,
        { InnerException: SocketException or TimeoutException } => "Look at host and port in 'connection' of the load, and whether the server runs.",
        _ => null,
    };
}
