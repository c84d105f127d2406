using System.Data.Common;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>A database behind a provider: connections, names in its SQL, and what its faults mean.</summary>
/// <param name="options">Says which.</param>
/// <param name="factory">The provider.</param>
sealed class AdoDatabase(AdoSourceOptions options, DbProviderFactory factory)
{
    readonly DbCommandBuilder? _names = factory.CreateCommandBuilder();

    /// <summary>An open connection.</summary>
    /// <exception cref="MixdownException">MX2342: it refuses us or is not there; MX2343: the connection string is wrong.</exception>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = factory.CreateConnection() ?? throw new MixdownException(new Diagnostic("MX2341", $"The provider {options.Provider} makes no connections", options.At));
        try
        {
            connection.ConnectionString = options.Connection;
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch (ArgumentException wrong)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new MixdownException(new Diagnostic("MX2343", $"The connection string is none that {options.Provider} understands: {wrong.Message}", options.At, "Look at the provider's manual."), wrong);
        }
        catch (Exception refused) when (IsFault(refused))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new MixdownException(new Diagnostic("MX2342", $"{options.Provider} cannot connect: {refused.Message}", options.At, "Check host, port, user and password of 'connection'."), refused) { IsTransient = true };
        }
    }

    /// <summary>A name of a table, with its schema where it has one, in the database's quotes.</summary>
    public string Quote(string table) => string.Join('.', table.Split('.').Select(QuoteOne));

    /// <summary>A name of a column in the database's quotes.</summary>
    public string QuoteOne(string name)
    {
        try
        {
            return _names?.QuoteIdentifier(name) ?? new Data.Naming.SqlIdentifier(name).ToString();
        }
        catch (Exception none) when (none is NotSupportedException or InvalidOperationException)
        {
            // A provider that quotes nothing without a connection: standard SQL then.
            return new Data.Naming.SqlIdentifier(name).ToString();
        }
    }

    /// <summary>A command in a transaction.</summary>
    public DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<object> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Parameter(i);
            parameter.Value = parameters[i];
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>A parameter in SQL.</summary>
    public string Parameter(int index) => FormattableString.Invariant($"{options.ParameterMark}p{index}");

    /// <summary>Whether an exception comes from the database or the way to it.</summary>
    public static bool IsFault(Exception fault) => fault is DbException or IOException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException;

    /// <summary>What an exception of a statement means.</summary>
    public MixdownException Failed(string table, Exception fault) => new(
        new Diagnostic("MX2344", $"{options.Provider} fails at reading {table}: {fault.Message}", options.At, "Nothing of this run is in the table. Run the load again when the database is well."), fault)
    {
        IsTransient = fault is DbException { IsTransient: true } or IOException,
    };
}
