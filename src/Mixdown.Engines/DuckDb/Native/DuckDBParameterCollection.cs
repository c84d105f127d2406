using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>The parameters of a command: all with names, or all in order.</summary>
[SuppressMessage("Design", "CA1010", Justification = "The shape is that of ADO.NET's base class.")]
public sealed class DuckDBParameterCollection : DbParameterCollection, IParameterSource
{
    readonly List<DuckDBParameter> _parameters = [];

    /// <inheritdoc/>
    public override int Count => _parameters.Count;

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)_parameters).SyncRoot;

    /// <summary>Adds a parameter; any other object becomes the value of one without a name.</summary>
    public override int Add(object value)
    {
        _parameters.Add(value as DuckDBParameter ?? new DuckDBParameter(value));
        return _parameters.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        foreach (var value in values)
            Add(value);
    }

    /// <inheritdoc/>
    public override void Clear() => _parameters.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => _parameters.IndexOf((DuckDBParameter)value);

    /// <summary>The place of a name, without regard to case as in DuckDB; -1 when there is none.</summary>
    public override int IndexOf(string parameterName) =>
        _parameters.FindIndex(parameter => parameter.ParameterName.Equals(parameterName, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override void Insert(int index, object value) => _parameters.Insert(index, (DuckDBParameter)value);

    /// <inheritdoc/>
    public override void Remove(object value) => _parameters.Remove((DuckDBParameter)value);

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => _parameters.RemoveAt(IndexOf(parameterName));

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => _parameters[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => _parameters[IndexOf(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => _parameters[index] = (DuckDBParameter)value;

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) =>
        _parameters[IndexOf(parameterName)] = (DuckDBParameter)value;

    void IParameterSource.Bind(PreparedStatement statement)
    {
        var names = statement.ParameterNames;
        for (var i = 0; i < names.Count; i++)
            statement.Bind(i + 1, Find(names[i], i).Value);
    }

    DuckDBParameter Find(string name, int place)
    {
        var named = IndexOf(name);
        if (named >= 0)
            return _parameters[named];
        return place < _parameters.Count && _parameters[place].ParameterName.Length == 0
            ? _parameters[place]
            : throw new InvalidOperationException($"The statement has a parameter '{name}', and the command gives no value for it.");
    }
}
