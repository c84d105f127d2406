namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>A text of one statement, planned once and run many times.</summary>
sealed class PreparedScript : IDisposable
{
    readonly NativeConnection _connection;
    readonly Script _script;

    PreparedScript(NativeConnection connection, Script script) =>
        (_connection, _script, Statement) = (connection, script, script.Prepare(0));

    internal PreparedStatement Statement { get; }

    /// <exception cref="InvalidOperationException">The text does not hold exactly one statement.</exception>
    internal static PreparedScript Of(NativeConnection connection, string sql)
    {
        using var turn = connection.Enter();
        var script = connection.Parse(sql, CancellationToken.None);
        if (script.Count == 1)
            return new PreparedScript(connection, script);
        script.Dispose();
        throw new InvalidOperationException($"Only one statement can be prepared, and the text holds {script.Count}.");
    }

    internal long Execute(IParameterSource parameters, CancellationToken cancel)
    {
        using var turn = _connection.Enter();
        parameters.Bind(Statement);
        using var result = Statement.Execute(streaming: false, cancel);
        return result.RowsChanged;
    }

    public void Dispose()
    {
        Statement.Dispose();
        _script.Dispose();
    }
}
