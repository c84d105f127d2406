using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb.Native.Databases;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>A connection to a DuckDB database in this process. Connections to one file share its instance.</summary>
/// <remarks>For one thread at a time; a second one that uses it meanwhile gets an <see cref="InvalidOperationException"/>.</remarks>
public sealed class DuckDBConnection : DbConnection
{
    DuckDBConnectionStringBuilder _settings = [];
    DatabaseShare? _database;
    NativeConnection? _native;

    /// <param name="connectionString">As <see cref="DuckDBConnectionStringBuilder"/> reads it.</param>
    public DuckDBConnection(string connectionString) => ConnectionString = connectionString;

    DuckDBConnection(DuckDBConnection other)
    {
        _settings = other._settings;
        _database = other.Share.Again();
        _native = new NativeConnection(_database.Connect());
    }

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => _settings.ConnectionString;
        set => _settings = new DuckDBConnectionStringBuilder { ConnectionString = value ?? "" };
    }

    /// <inheritdoc/>
    public override string DataSource => _settings.DataSource;

    /// <summary>The name of the current catalog.</summary>
    public override string Database => (string)Scalar("select current_database()");

    /// <summary>The library's version, for example <c>v1.5.6</c>.</summary>
    public override string ServerVersion
    {
        get
        {
            DuckDbLibrary.Require();
            return Helpers.Text(Helpers.LibraryVersion());
        }
    }

    /// <inheritdoc/>
    public override ConnectionState State => _native is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>The transaction that was begun by <see cref="BeginTransaction()"/> and is not over.</summary>
    internal DuckDBTransaction? Transaction { get; set; }

    internal NativeConnection Native =>
        _native ?? throw new InvalidOperationException("The connection is closed; open it first.");

    DatabaseShare Share => _database ?? throw new InvalidOperationException("The connection is closed; open it first.");

    /// <summary>Opens the database, or makes it.</summary>
    /// <exception cref="DuckDBException">It is locked by another process, open with other settings, or no database.</exception>
    public override void Open()
    {
        if (_native is not null)
            throw new InvalidOperationException("The connection is open already.");
        var database = DatabaseRegistry.OfProcess.Share(DataSource, _settings.Settings);
        try
        {
            _native = new NativeConnection(database.Connect());
            _database = database;
        }
        finally
        {
            if (_database is null)
                database.Dispose();
        }
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    /// <summary>Rolls back what is open and gives the connection up. A reader that is open stays readable.</summary>
    public override void Close()
    {
        if (Interlocked.Exchange(ref _native, null) is not { } native)
            return;
        Transaction = null;
        native.Dispose();
        Interlocked.Exchange(ref _database, null)?.Dispose();
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Another open connection to the same instance, also where that is in memory.</summary>
    public DuckDBConnection Duplicate() => new(this);

    /// <summary>Makes another attached catalog the current one.</summary>
    public override void ChangeDatabase(string databaseName) => Execute($"use {new SqlIdentifier(databaseName)}");

    /// <summary>A command on this connection.</summary>
    public new DuckDBCommand CreateCommand() => new() { Connection = this };

    /// <summary>A writer of many rows into a table, far faster than INSERT.</summary>
    /// <param name="table">Its name in the current schema.</param>
    public DuckDBAppender CreateAppender(string table) => CreateAppender(null, null, table);

    /// <summary>A writer of many rows into a table.</summary>
    /// <param name="catalog">null: the current one.</param>
    /// <param name="schema">null: the current one.</param>
    /// <param name="table">Its name.</param>
    public DuckDBAppender CreateAppender(string? catalog, string? schema, string table) => new(Native, catalog, schema, table);

    /// <summary>Begins a transaction; it sees the database as it is now.</summary>
    public new DuckDBTransaction BeginTransaction() => (DuckDBTransaction)base.BeginTransaction();

    /// <summary>Stops the running statement, from any thread; the connection stays usable.</summary>
    public void Interrupt() => Native.Interrupt();

    /// <summary>Lets DuckDB count what <see cref="GetQueryProgress"/> tells, without printing it.</summary>
    public void TrackProgress() => Execute("set enable_progress_bar = true; set enable_progress_bar_print = false");

    /// <summary>How far the running statement is, from any thread; after <see cref="TrackProgress"/>.</summary>
    public DuckDBQueryProgress GetQueryProgress()
    {
        var progress = Native.Progress();
        return new DuckDBQueryProgress(progress.Percentage, progress.RowsDone, progress.RowsInAll);
    }

    internal void Execute(string sql) => Native.Execute(sql, PositionalParameters.None, CancellationToken.None);

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        if (isolationLevel is not (IsolationLevel.Unspecified or IsolationLevel.Snapshot))
            throw new NotSupportedException("DuckDB's transactions are snapshots; there is no other isolation level.");
        Execute("begin transaction");
        return Transaction = new DuckDBTransaction(this);
    }

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    object Scalar(string sql)
    {
        using var command = CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
