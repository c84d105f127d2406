namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>The values of <c>$1</c>, <c>$2</c>, … in order.</summary>
sealed class PositionalParameters(params IReadOnlyList<object?> values) : IParameterSource
{
    internal static readonly PositionalParameters None = new([]);

    public void Bind(PreparedStatement statement)
    {
        for (var i = 0; i < values.Count; i++)
            statement.Bind(i + 1, values[i]);
    }
}
