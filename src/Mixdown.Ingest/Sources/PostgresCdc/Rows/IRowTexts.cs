namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>The values of one row, as texts.</summary>
interface IRowTexts
{
    /// <summary>The value of a column of the source; false where it is NULL.</summary>
    bool TryGet(int column, out ReadOnlySpan<byte> text);

    /// <summary>Whether a value that is not there is the one that the row had before.</summary>
    bool IsUnchanged(int column);
}
