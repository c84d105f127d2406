using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>The columns of a table that holds a part of each record.</summary>
sealed class JsonPart(RecordPart part)
{
    /// <summary>What its rows look like, without the lists that are tables of their own.</summary>
    /// <param name="records">Whole records; what is left out is taken from them.</param>
    public NestedEvidence Rows(NestedEvidence records)
    {
        var rows = part.IsList ? Elements(records) : records;
        Prune(rows, part.List);
        return rows;
    }

    /// <summary>The columns that lead from an element to its record; none for records.</summary>
    public IEnumerable<FileColumn> Lineage(NestedEvidence records)
    {
        if (!part.IsList)
            yield break;
        foreach (var list in part.Lists.Where(list => part.List.StartsWith(list + ".", StringComparison.OrdinalIgnoreCase)).OrderBy(list => list.Length))
            yield return Index($"{RowLineage.Index}_{RecordPart.Name(list)}");
        yield return Index(RowLineage.Index);
        foreach (var key in part.Keys)
            yield return new FileColumn(RowLineage.Parent + key, records.Find(key) ?? new TypeEvidence());
    }

    NestedEvidence Elements(NestedEvidence records)
    {
        NestedEvidence? at = records;
        var path = "";
        foreach (var key in part.List.Split('.'))
        {
            path = RecordPart.Join(path, key);
            var inside = at?.Find(key)?.Nested;
            at = part.Lists.Contains(path) ? inside?.Elements?.Nested : inside;
        }
        return at ?? new NestedEvidence();
    }

    void Prune(NestedEvidence fields, string at)
    {
        foreach (var (name, seen) in fields.Fields.ToList())
        {
            var path = RecordPart.Join(at, name);
            if (part.Lists.Contains(path))
                fields.Remove(name);
            else if (seen.Nested is { } inside)
                Prune(inside, path);
        }
    }

    static FileColumn Index(string name) => new(name, null, new Column(name, DataType.Int64));
}
