using System.Text.Json;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>A column of objects.</summary>
sealed class JsonStructColumn(string name, IReadOnlyList<JsonColumn> fields) : JsonColumn(name)
{
    readonly JsonColumn[] _fields = [.. fields];
    readonly JsonFields _keys = new([.. fields.Select(field => field.Name)]);

    public override void Bind(ColumnVector vector)
    {
        base.Rebind(vector);
        for (var i = 0; i < _fields.Length; i++)
            _fields[i].Bind(vector.Field(i));
    }

    public override void Rebind(ColumnVector vector)
    {
        base.Rebind(vector);
        for (var i = 0; i < _fields.Length; i++)
            _fields[i].Rebind(vector.Field(i));
    }

    public override void Clear(int from, int to)
    {
        base.Clear(from, to);
        foreach (var field in _fields)
            field.Clear(from, to);
    }

    public override bool TryWrite(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        misfits.Enter(Name);
        _keys.Begin();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Field(row, ref reader, misfits);
        for (var i = 0; i < _fields.Length; i++)
        {
            if (!_keys.IsSeen(i))
                _fields[i].SetNull(row);
        }
        misfits.Leave();
        return true;
    }

    public override void SetNull(int row)
    {
        base.SetNull(row);
        foreach (var field in _fields)
            field.SetNull(row);
    }

    public override void Keep()
    {
        foreach (var field in _fields)
            field.Keep();
    }

    public override void Close()
    {
        foreach (var field in _fields)
            field.Close();
    }

    void Field(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        var found = _keys.Find(ref reader);
        if (found >= 0 && !_keys.IsSeen(found))
        {
            _keys.See(found);
            reader.Read();
            _fields[found].Write(row, ref reader, misfits);
            return;
        }
        misfits.AddKeyed(ref reader);
    }
}
