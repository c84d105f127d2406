using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Skipping;

/// <summary>A condition on rows that tells which files need not be read for it, by partition values and statistics. Values are
/// SQL's texts without quotes, as in <see cref="Statistics.ColumnStatistics"/>. What is missing or odd in the log never leaves a file
/// out; a column that the table does not have is NULL in every row.</summary>
public abstract record FileFilter
{
    FileFilter() { }

    /// <summary>Rows whose value is this one.</summary>
    public sealed record Is(string Column, string Value) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => MayHold(file, Column, Value, Value);
    }

    /// <summary>Rows whose value is one of these.</summary>
    public sealed record In(string Column, ImmutableArray<string> Values) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => Values.Any(value => MayHold(file, Column, value, value));
    }

    /// <summary>Rows whose value is not outside two others; null leaves a side open. <c>&lt;</c> and <c>&lt;=</c> are not told
    /// apart.</summary>
    public sealed record Between(string Column, string? From, string? To) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => MayHold(file, Column, From, To);
    }

    /// <summary>Rows that are NULL there.</summary>
    public sealed record IsNull(string Column) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => file.Of(Column)?.Values.MayBeNull ?? true;
    }

    /// <summary>Rows that are not NULL there.</summary>
    public sealed record IsNotNull(string Column) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => file.Of(Column)?.Values.MayHaveValue ?? false;
    }

    /// <summary>Rows that meet all conditions.</summary>
    public sealed record All(ImmutableArray<FileFilter> Conditions) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => Conditions.All(condition => condition.MayMatch(file));
    }

    /// <summary>Rows that meet one condition at least.</summary>
    public sealed record Any(ImmutableArray<FileFilter> Conditions) : FileFilter
    {
        internal override bool MayMatch(FileFacts file) => Conditions.Any(condition => condition.MayMatch(file));
    }

    /// <summary>Whether a file may hold such a row; false only where it cannot.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2852: a partition value is none of its column's type.</exception>
    public bool MayMatch(DeltaSnapshot table, AddFile file) => MayMatch(new FileFacts(table, file));

    internal abstract bool MayMatch(FileFacts file);

    static bool MayHold(FileFacts file, string column, string? from, string? to)
    {
        if (file.Of(column) is not var (type, values))
            return false;
        if (!values.MayHaveValue)
            return false;
        if (values is { Min: { } min, Max: { } max } && ValueOrder.Compare(min, max, type) is not <= 0)
            return true;
        return !(IsAbove(values.Min, to, type) || IsAbove(from, values.Max, type));
    }

    static bool IsAbove(string? left, string? right, DataType type) =>
        left is not null && right is not null && ValueOrder.Compare(left, right, type) > 0;
}
