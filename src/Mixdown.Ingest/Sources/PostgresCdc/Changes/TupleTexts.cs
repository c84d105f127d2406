using Mixdown.Ingest.Sources.PostgresCdc.Protocol;
using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The texts of a row before or after a change.</summary>
/// <param name="reader">Holds the message.</param>
/// <param name="tuple">Where the values lie in it; null for a row without any.</param>
/// <param name="before">The row before, whole, for values that did not change; null where the log does not have it.</param>
readonly struct TupleTexts(ChangeReader reader, TupleValues? tuple, TupleValues? before) : IRowTexts
{
    public bool IsUnchanged(int column) =>
        tuple is not null && before is null && column < tuple.Count && tuple.Kind(column) == TupleValues.Unchanged;

    public bool TryGet(int column, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (tuple is null || column >= tuple.Count)
            return false;
        var from = tuple.Kind(column) == TupleValues.Unchanged && before is not null ? before : tuple;
        if (from.Kind(column) != TupleValues.Text)
            return false;
        text = from.Value(reader.Message, column);
        return true;
    }
}
