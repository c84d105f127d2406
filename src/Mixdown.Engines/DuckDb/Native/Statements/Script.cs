using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>A text of any number of statements, parsed. Each is prepared when its turn comes, since it may need what those
/// before it made.</summary>
sealed class Script : IDisposable
{
    readonly NativeConnection _connection;
    readonly ExtractedHandle _extracted;
    readonly string _sql;

    /// <exception cref="DuckDBException">The text does not parse.</exception>
    internal Script(NativeConnection connection, string sql)
    {
        // The C interface ends a text at its first NUL: the rest would be dropped in silence.
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("The statement holds a NUL character; pass such a text as a parameter.", nameof(sql));
        (_connection, _sql) = (connection, sql);
        Count = (int)ExtractStatements.Extract(connection.Handle, sql, out _extracted);
        if (Count == 0)
            ThrowIfWrong();
    }

    /// <summary>How many statements there are; 0 for a text of blanks and comments.</summary>
    internal int Count { get; }

    /// <summary>Checks and plans the statement at <paramref name="index"/>.</summary>
    internal PreparedStatement Prepare(int index)
    {
        var state = ExtractStatements.Prepare(_connection.Handle, _extracted, (ulong)index, out var prepared);
        if (state == DuckDbState.Success)
        {
            prepared.KeepAlive(_connection.Handle);
            return new PreparedStatement(_connection, prepared, _sql);
        }
        using (prepared)
            throw _connection.Failed(Helpers.Text(PreparedStatements.Error(prepared)), _sql);
    }

    public void Dispose() => _extracted.Dispose();

    void ThrowIfWrong()
    {
        var message = Helpers.Text(ExtractStatements.Error(_extracted));
        if (message.Length == 0)
            return;
        _extracted.Dispose();
        throw _connection.Failed(message, _sql);
    }
}
