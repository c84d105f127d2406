using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>One or several statements with their parameters.</summary>
public sealed class DuckDBCommand : DbCommand
{
    DuckDBConnection? _connection;
    PreparedScript? _prepared;
    string _text = "";

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set
        {
            Unprepare();
            _text = value ?? "";
        }
    }

    /// <summary>Only 0, no limit: cancel with a token instead.</summary>
    public override int CommandTimeout
    {
        get => 0;
        set
        {
            if (value != 0)
                throw new NotSupportedException("DuckDB has no time limit for statements; cancel with a token.");
        }
    }

    /// <summary>Only <see cref="CommandType.Text"/>.</summary>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new NotSupportedException("DuckDB has no stored procedures; the command is its text.");
        }
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>true: a reader's rows are made as they are read, in bounded memory, and the connection belongs to the reader
    /// until it is disposed. false: DuckDB keeps the whole answer.</summary>
    public bool UseStreamingMode { get; set; }

    /// <inheritdoc cref="DbCommand.Connection"/>
    public new DuckDBConnection? Connection
    {
        get => _connection;
        set
        {
            Unprepare();
            _connection = value;
        }
    }

    /// <inheritdoc cref="DbCommand.Parameters"/>
    public new DuckDBParameterCollection Parameters { get; } = [];

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDBConnection?)value;
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Parameters;

    /// <summary>Statements run in the connection's transaction, whatever this says.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    NativeConnection Native =>
        (_connection ?? throw new InvalidOperationException("The command has no connection.")).Native;

    /// <summary>Stops the running statement, from any thread.</summary>
    public override void Cancel() => _connection?.Interrupt();

    /// <summary>Runs all statements; returns the rows changed by the last one, -1 where it changes none.</summary>
    public override int ExecuteNonQuery() => (int)ExecuteNonQuery(CancellationToken.None);

    /// <inheritdoc/>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => (int)ExecuteNonQuery(cancellationToken), cancellationToken);

    /// <summary>The first value of the first row; null when there is none.</summary>
    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    /// <inheritdoc/>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    /// <inheritdoc cref="DbCommand.ExecuteReader()"/>
    public new DuckDBDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default, CancellationToken.None);

    /// <summary>Parses and plans the one statement of the text, for many executions.</summary>
    public override void Prepare()
    {
        Unprepare();
        _prepared = PreparedScript.Of(Native, CommandText);
    }

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDBParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Task.Run<DbDataReader>(() => ExecuteReader(behavior, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Unprepare();
        base.Dispose(disposing);
    }

    DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken cancel) =>
        new(new ScriptRun(Native, CommandText, _prepared, Parameters, UseStreamingMode), _connection!, behavior, cancel);

    long ExecuteNonQuery(CancellationToken cancel) => _prepared is null
        ? Native.Execute(CommandText, Parameters, cancel)
        : _prepared.Execute(Parameters, cancel);

    object? ExecuteScalar(CancellationToken cancel)
    {
        using var reader = ExecuteReader(CommandBehavior.SingleRow, cancel);
        return reader.Read() ? reader.GetValue(0) : null;
    }

    void Unprepare()
    {
        _prepared?.Dispose();
        _prepared = null;
    }
}
