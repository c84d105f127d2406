using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Engines.DuckDb.Native.Reading;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>Rows, one at a time. Its values stand in DuckDB's own memory, so every call takes a lock: disposing it while
/// another thread reads is an error, not a crash.</summary>
[SuppressMessage("Design", "CA1010", Justification = "The shape is that of ADO.NET's base class.")]
public sealed class DuckDBDataReader : DbDataReader
{
    readonly Lock _turn = new();
    readonly ScriptRun _run;
    readonly DuckDBConnection _connection;
    readonly CommandBehavior _behavior;
    readonly CancellationToken _cancel;
    QueryResult? _result;
    int _row = -1;
    bool _hasRows;
    bool _closed;

    internal DuckDBDataReader(ScriptRun run, DuckDBConnection connection, CommandBehavior behavior, CancellationToken cancel)
    {
        (_run, _connection, _behavior, _cancel) = (run, connection, behavior, cancel);
        try
        {
            Start();
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => Locked(static reader => reader._result?.Fields.Count ?? 0);

    /// <inheritdoc/>
    public override bool HasRows => Locked(static reader => reader._hasRows);

    /// <inheritdoc/>
    public override bool IsClosed => _closed;

    /// <summary>Rows changed by the statements that were run so far; -1 for none.</summary>
    public override int RecordsAffected => (int)_run.RowsChanged;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="DuckDBException">The statement failed after its first rows.</exception>
    public override bool Read()
    {
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_result is null || !_hasRows)
                return false;
            if (++_row < _result.Rows)
                return true;
            _row = 0;
            return _result.NextChunk(_cancel);
        }
    }

    /// <summary>Runs the statements after the current one, to the next that answers with rows.</summary>
    public override bool NextResult()
    {
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _result?.Dispose();
            _result = null;
            Start();
            return _result is not null;
        }
    }

    /// <summary>Gives the rows up; a stream that is not at its end is stopped.</summary>
    public override void Close()
    {
        lock (_turn)
        {
            if (_closed)
                return;
            _closed = true;
            _result?.Dispose();
            _run.Dispose();
        }
        if (_behavior.HasFlag(CommandBehavior.CloseConnection))
            _connection.Close();
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal)
    {
        lock (_turn)
            return Cell(ordinal).IsNull(_row);
    }

    /// <summary>The value in the .NET type of <see cref="GetFieldType"/>; one that this cannot hold exactly (infinity, a DECIMAL
    /// of 38 digits) comes as its text. <see cref="DBNull.Value"/> for NULL.</summary>
    public override object GetValue(int ordinal)
    {
        lock (_turn)
            return ValueReader.Read(Cell(ordinal), _row) ?? DBNull.Value;
    }

    /// <inheritdoc/>
    public override T GetFieldValue<T>(int ordinal)
    {
        lock (_turn)
            return FieldValue.Read<T>(Cell(ordinal), _row, _result!.Fields[ordinal].Name);
    }

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(GetFieldValue<byte[]>(ordinal), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Field(ordinal).Name;

    /// <summary>The first column of this name; else the first that equals it without regard to case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public override int GetOrdinal(string name)
    {
        var names = Enumerable.Range(0, FieldCount).Select(GetName).ToList();
        var exact = names.IndexOf(name);
        var found = exact >= 0 ? exact : names.FindIndex(other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (found >= 0)
            return found;
        throw new ArgumentOutOfRangeException(
            nameof(name), name, $"There is no column of this name; there are {string.Join(", ", names)}.");
    }

    /// <summary>The type as SQL spells it.</summary>
    public override string GetDataTypeName(int ordinal) => Field(ordinal).Type.ToString();

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => ClrTypes.Of(Field(ordinal).Type);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    void Start()
    {
        _result = _run.Next(_cancel);
        _hasRows = _result?.NextChunk(_cancel) ?? false;
        _row = -1;
    }

    VectorReader Cell(int ordinal)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (_result is null || (uint)_row >= (uint)_result.Rows)
            throw new InvalidOperationException("There is no current row; call Read first.");
        return _result.Columns[ordinal];
    }

    ResultField Field(int ordinal) => Locked(reader =>
        reader._result?.Fields[ordinal] ?? throw new InvalidOperationException("There is no current result."));

    T Locked<T>(Func<DuckDBDataReader, T> read)
    {
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return read(this);
        }
    }

    static long Copy<T>(T[] all, long from, T[]? buffer, int at, int length)
    {
        if (buffer is null)
            return all.Length;
        var count = Math.Clamp(all.Length - from, 0, length);
        Array.Copy(all, from, buffer, at, count);
        return count;
    }
}
