using System.Text.Json;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>Writes the values of one column, field or element. Measured in bench/JsonLoadBench.cs.</summary>
/// <param name="name">For messages and for what is rescued.</param>
abstract class JsonColumn(string name)
{
    /// <summary>As in the table.</summary>
    public string Name => name;

    /// <summary>The vector that is written now.</summary>
    protected ColumnVector Vector { get; private set; }

    /// <summary>Begins a chunk.</summary>
    public virtual void Bind(ColumnVector vector) => Rebind(vector);

    /// <summary>Goes on in a vector that was moved to where it has more room.</summary>
    public virtual void Rebind(ColumnVector vector) => Vector = vector;

    /// <summary>Takes back every NULL in some rows, which mean nothing yet.</summary>
    /// <param name="from">A multiple of 64, as is <paramref name="to"/>.</param>
    /// <param name="to">Behind the last one.</param>
    public virtual void Clear(int from, int to) => Vector.SetAllValid(from, to);

    /// <summary>Writes the value that the reader stands at, which is not null; the reader goes to its last token.</summary>
    /// <returns>false: it does not fit, and the reader stands where it stood.</returns>
    public abstract bool TryWrite(int row, ref Utf8JsonReader reader, JsonMisfits misfits);

    /// <summary>Writes what the reader stands at: a value, NULL, or NULL and a misfit.</summary>
    public void Write(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            SetNull(row);
        }
        else if (!TryWrite(row, ref reader, misfits))
        {
            SetNull(row);
            misfits.Add(name, ref reader);
        }
    }

    /// <summary>Writes NULL.</summary>
    public virtual void SetNull(int row) => Vector.SetNull(row);

    /// <summary>Says that the record is whole, and with it the elements that were written.</summary>
    public virtual void Keep()
    {
    }

    /// <summary>Ends a chunk.</summary>
    public virtual void Close()
    {
    }
}
