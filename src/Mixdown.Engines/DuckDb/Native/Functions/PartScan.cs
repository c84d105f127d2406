using System.Runtime.ExceptionServices;
using Mixdown.Data.Batches;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>A part while SQL reads it, with the first exception of its readers.</summary>
sealed class PartScan(long id, IColumnPart part, Action gone) : IDisposable
{
    ExceptionDispatchInfo? _failure;

    internal IColumnPart Part => part;

    /// <summary>The part in a FROM clause, each column in its own type.</summary>
    internal string Sql
    {
        get
        {
            if (part is IScanPart scan)
                return $"({scan.Sql})";
            var casts = part.Columns.Where(column => PartTypes.IsWidened(column.Type)).Select(column =>
                $"cast({new SqlIdentifier(column.Name)} as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}");
            var replaced = string.Join(", ", casts);
            return replaced.Length == 0 ? $"{PartFunction.Name}({id})" : $"(select * replace ({replaced}) from {PartFunction.Name}({id}))";
        }
    }

    /// <summary>Whether a reader threw.</summary>
    internal bool HasFailed => _failure is not null;

    internal PartReader OpenReader() => new(this, part.OpenReader(), part.Columns.Count);

    /// <summary>Keeps the first exception; returns the text for DuckDB.</summary>
    internal string Fail(Exception fault)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(fault), null);
        return fault.Message;
    }

    /// <summary>Throws what the reader threw, as if it had been called directly.</summary>
    internal void Rethrow() => _failure?.Throw();

    public void Dispose() => gone();
}
