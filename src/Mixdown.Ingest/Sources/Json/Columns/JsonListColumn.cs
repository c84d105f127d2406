using System.Text.Json;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>A column of arrays.</summary>
sealed class JsonListColumn(string name, JsonColumn element) : JsonColumn(name)
{
    int _count;
    int _kept;
    int _room;

    public override void Bind(ColumnVector vector)
    {
        base.Bind(vector);
        _count = 0;
        _kept = 0;
        _room = ColumnBatch.Capacity;
        element.Bind(vector.Elements(_room));
        element.Clear(0, _room);
    }

    public override bool TryWrite(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        misfits.Enter(Name);
        var start = _count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_count == _room)
                Grow();
            misfits.Index = _count - start;
            element.Write(_count++, ref reader, misfits);
        }
        Vector.SetList(row, start, _count - start);
        misfits.Leave();
        return true;
    }

    public override void SetNull(int row)
    {
        base.SetNull(row);
        Vector.SetList(row, _count, 0);
    }

    public override void Keep()
    {
        _kept = _count;
        element.Keep();
    }

    public override void Close()
    {
        Vector.CloseElements(_kept);
        element.Close();
    }

    void Grow()
    {
        element.Rebind(Vector.Elements(_room * 2));
        element.Clear(_room, _room * 2);
        _room *= 2;
    }
}
