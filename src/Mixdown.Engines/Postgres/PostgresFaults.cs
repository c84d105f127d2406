using System.Net.Sockets;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Postgres.Statements;
using Npgsql;

namespace Mixdown.Engines.Postgres;

/// <summary>The boundary at which Npgsql's exceptions become diagnostics. None of them holds the password.</summary>
static class PostgresFaults
{
    /// <summary>The connection is gone, or the server that was at its other end.</summary>
    internal const string Lost = "MX3020";

    internal static T Opening<T>(PostgresEngineOptions options, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (NpgsqlException fault)
        {
            throw new MixdownException(
                new Diagnostic("MX3002", $"The database '{options.Database}' on {Place(options)} cannot be opened: {WhyClosed(fault)}", Hint: OpeningHint(fault)), fault)
            {
                IsTransient = fault.IsTransient,
            };
        }
    }

    internal static T Running<T>(Statement statement, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (PostgresException fault)
        {
            throw new MixdownException(ServerError.Explain(fault, statement), fault) { IsTransient = fault.IsTransient };
        }
        catch (NpgsqlException fault)
        {
            throw new MixdownException(
                new Diagnostic(Lost, $"The connection to the server was lost: {Innermost(fault)}", Hint: "Run it again."), fault)
            {
                IsTransient = true,
            };
        }
    }

    /// <summary>Nothing more can be done in a transaction whose connection is gone.</summary>
    internal static MixdownException WasLost() =>
        new(new Diagnostic(Lost, "The connection to the server was lost", Hint: "Run it again.")) { IsTransient = true };

    /// <summary>As <see cref="Running"/>: what it cannot know is whether a commit whose answer never came was carried out.</summary>
    internal static void Committing(Action commit)
    {
        try
        {
            commit();
        }
        catch (MixdownException fault) when (fault.Diagnostics[0].Code == Lost)
        {
            throw new MixdownException(
                new Diagnostic(
                    Lost, $"The connection to the server was lost while it was asked to commit, so it is not known whether it did: {Innermost(fault)}",
                    Hint: "Run it again: it finds what is there, and does what is not."), fault);
        }
    }

    internal static MixdownException TooOld(PostgresEngineOptions options, int release, int oldest) => new(new Diagnostic(
        "MX3002", $"The server on {Place(options)} is PostgreSQL {release}", Hint: $"It has to be {oldest} or later."));

    static string Place(PostgresEngineOptions options) => $"{options.Host}:{options.Port}";

    static string WhyClosed(NpgsqlException fault) => fault is PostgresException server ? server.MessageText : Innermost(fault);

    static string Innermost(Exception fault) => (fault.InnerException is { } inner ? Innermost(inner) : fault.Message).TrimEnd('.');

    static string? OpeningHint(NpgsqlException fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "Look at 'user' and 'password' of the target in profiles.yml.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "Create it, or name another one as 'dbname' in profiles.yml.",
        PostgresException { Hint: { Length: > 0 } hint } => hint,
        { InnerException: SocketException or TimeoutException } => "Look at 'host' and 'port' of the target in profiles.yml, and whether the server runs.",
        _ => null,
    };
}
