using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>Runs the statements of a text one after the other, stopping at each that answers with rows.</summary>
sealed class ScriptRun : IDisposable
{
    readonly NativeConnection _connection;
    readonly IParameterSource _parameters;
    readonly PreparedScript? _prepared;
    readonly Script? _script;
    readonly bool _streaming;
    int _next;

    internal ScriptRun(
        NativeConnection connection, string sql, PreparedScript? prepared, IParameterSource parameters, bool streaming)
    {
        (_connection, _prepared, _parameters, _streaming) = (connection, prepared, parameters, streaming);
        if (prepared is not null)
            return;
        using var turn = connection.Enter();
        _script = connection.Parse(sql, CancellationToken.None);
    }

    /// <summary>Rows changed so far by all statements; -1 while none changed any.</summary>
    internal long RowsChanged { get; private set; } = -1;

    /// <summary>The next answer with rows; null after the last statement.</summary>
    internal QueryResult? Next(CancellationToken cancel)
    {
        using var turn = _connection.Enter();
        while (_next < Count)
        {
            var result = Run(_next++, cancel);
            if (result.Kind == ResultKind.Rows)
                return result;
            if (result.RowsChanged >= 0)
                RowsChanged = Math.Max(RowsChanged, 0) + result.RowsChanged;
            result.Dispose();
        }
        return null;
    }

    public void Dispose() => _script?.Dispose();

    int Count => _script?.Count ?? 1;

    QueryResult Run(int index, CancellationToken cancel)
    {
        if (_script is null)
            return Run(_prepared!.Statement, cancel);
        using var statement = _script.Prepare(index);
        return Run(statement, cancel);
    }

    QueryResult Run(PreparedStatement statement, CancellationToken cancel)
    {
        _parameters.Bind(statement);
        return statement.Execute(_streaming, cancel);
    }
}
