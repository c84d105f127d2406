using System.Collections;

namespace Mixdown.Engines.DuckDb.Native.Writing;

/// <summary>Lists, arrays, maps and structs into a column.</summary>
static class NestedWriter
{
    internal static bool TryWrite(VectorWriter vector, int row, object value) => (vector.Type.Id, value) switch
    {
        (TypeId.Struct, IDictionary fields) => Struct(vector, row, fields),
        (TypeId.Map, IDictionary map) => Map(vector, row, map),
        (TypeId.List, IEnumerable elements) when value is not string => List(vector, row, [.. elements]),
        (TypeId.Array, IEnumerable elements) when value is not string => Array(vector, row, [.. elements]),
        _ => false,
    };

    static bool List(VectorWriter vector, int row, object?[] elements)
    {
        var first = vector.StartList(row, elements.Length);
        for (var i = 0; i < elements.Length; i++)
            ObjectWriter.Write(vector.Children[0], first + i, elements[i]);
        return true;
    }

    static bool Array(VectorWriter vector, int row, object?[] elements)
    {
        if (elements.Length != vector.Type.ArraySize)
            return false;
        for (var i = 0; i < elements.Length; i++)
            ObjectWriter.Write(vector.Children[0], (row * elements.Length) + i, elements[i]);
        return true;
    }

    static bool Struct(VectorWriter vector, int row, IDictionary fields)
    {
        foreach (var name in fields.Keys)
        {
            if (!vector.Type.Names.Contains((string)name))
                return false;
        }
        for (var i = 0; i < vector.Children.Length; i++)
            ObjectWriter.Write(vector.Children[i], row, fields[vector.Type.Names[i]]);
        return true;
    }

    static bool Map(VectorWriter vector, int row, IDictionary map)
    {
        var at = vector.StartList(row, map.Count);
        foreach (DictionaryEntry entry in map)
        {
            ObjectWriter.Write(vector.Children[0].Children[0], at, entry.Key);
            ObjectWriter.Write(vector.Children[0].Children[1], at++, entry.Value);
        }
        return true;
    }
}
