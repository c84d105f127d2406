using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>A value for <c>$name</c>, or for <c>?</c> and <c>$1</c> in order where it has no name. DuckDB's type is that of the
/// .NET value.</summary>
public sealed class DuckDBParameter : DbParameter
{
    string _name = "";

    /// <summary>Without name and value.</summary>
    public DuckDBParameter()
    {
    }

    /// <param name="value">For the next place.</param>
    public DuckDBParameter(object? value) => Value = value;

    /// <param name="name">With or without <c>$</c>.</param>
    /// <param name="value">For that name.</param>
    public DuckDBParameter(string name, object? value) => (ParameterName, Value) = (name, value);

    /// <summary>Does not count: the type is that of <see cref="Value"/>.</summary>
    public override DbType DbType { get; set; }

    /// <summary>Only <see cref="ParameterDirection.Input"/>.</summary>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
                throw new NotSupportedException("DuckDB's parameters are for input.");
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; }

    /// <summary>Without the sign before it; "" for none.</summary>
    [AllowNull]
    public override string ParameterName
    {
        get => _name;
        set => _name = (value ?? "").TrimStart('$', '@', ':');
    }

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override object? Value { get; set; }

    /// <inheritdoc/>
    public override void ResetDbType() => DbType = default;
}
