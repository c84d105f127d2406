using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Lists;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>Finds the lists in records, at any depth. Pure. A path cannot name a key with a dot: what stands there stays.</summary>
static class JsonLists
{
    /// <summary>The lists by their path, <c>.</c> between the keys.</summary>
    public static IReadOnlyDictionary<string, ListContent> Of(NestedEvidence records)
    {
        var found = new Dictionary<string, ListContent>(StringComparer.OrdinalIgnoreCase);
        Add(records, "", found);
        return found;
    }

    static void Add(NestedEvidence fields, string at, Dictionary<string, ListContent> found)
    {
        foreach (var (name, seen) in fields.Fields)
        {
            if (seen.Values == 0 || name.Contains('.', StringComparison.Ordinal))
                continue;
            var path = RecordPart.Join(at, name);
            if (seen[ValueKind.Array] == seen.Values)
                AddList(seen.Inside.Elements, path, found);
            else if (seen[ValueKind.Object] == seen.Values)
                Add(seen.Inside, path, found);
        }
    }

    static void AddList(TypeEvidence? elements, string path, Dictionary<string, ListContent> found)
    {
        if (elements is null || elements.Values == 0)
        {
            found[path] = ListContent.Nothing;
            return;
        }
        var areObjects = elements[ValueKind.Object] == elements.Values;
        found[path] = areObjects ? ListContent.Objects : ListContent.Values;
        if (areObjects)
            Add(elements.Inside, path, found);
    }
}
