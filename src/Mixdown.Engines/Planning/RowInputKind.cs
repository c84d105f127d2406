namespace Mixdown.Engines.Planning;

/// <summary>How a column decides about rows without being one of the answer's values.</summary>
public enum RowInputKind
{
    /// <summary>Rows are kept or dropped by it: where, having, qualify, in, exists, except.</summary>
    Filter,

    /// <summary>Rows are brought together by it.</summary>
    Join,

    /// <summary>Rows are grouped, or made distinct, by it.</summary>
    Group,
}
