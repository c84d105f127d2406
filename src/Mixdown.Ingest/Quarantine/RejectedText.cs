using System.Text;
using System.Text.Unicode;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Quarantine;

/// <summary>Writes why a record was rejected, and its bytes.</summary>
static class RejectedText
{
    /// <summary>Writes <c>code</c>, <c>reason</c>, <c>raw</c> where the record is text, and <c>raw_base64</c> where it is not.</summary>
    /// <param name="batch">Has the four columns one after the other.</param>
    /// <param name="column">The first of them.</param>
    /// <param name="row">The row.</param>
    /// <param name="rejected">The record.</param>
    public static void Write(ColumnBatch batch, int column, int row, RejectedRow rejected)
    {
        Write(batch[column], row, rejected.Code);
        Write(batch[column + 1], row, rejected.Reason);
        var isText = Utf8.IsValid(rejected.Raw) && !rejected.Raw.AsSpan().Contains((byte)0);
        if (isText)
            batch[column + 2].SetString(row, rejected.Raw);
        else
            batch[column + 2].SetNull(row);
        if (isText)
            batch[column + 3].SetNull(row);
        else
            Write(batch[column + 3], row, Convert.ToBase64String(rejected.Raw));
    }

    /// <summary>Writes a text.</summary>
    public static void Write(ColumnVector column, int row, string text) => column.SetString(row, Encoding.UTF8.GetBytes(text));
}
