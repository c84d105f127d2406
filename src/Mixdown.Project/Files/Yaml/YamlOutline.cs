using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mixdown.Project.Files.Yaml;

/// <summary>Reads a YAML text for the places of its values.</summary>
public static class YamlOutline
{
    /// <summary>The first document; null when there is none, or the text is not YAML.</summary>
    public static YamlPart? Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return null;
            return Part(parser);
        }
        catch (YamlException)
        {
            // The boundary of a question: whoever reads the project says what is wrong with the file.
            return null;
        }
    }

    static YamlPart Part(Parser parser)
    {
        if (parser.TryConsume<MappingStart>(out var map))
            return Map(parser, map);
        if (parser.TryConsume<SequenceStart>(out var list))
            return List(parser, list);
        var single = parser.Consume<NodeEvent>();
        return new YamlPart((int)single.Start.Index, (int)single.End.Index) { Text = (single as Scalar)?.Value ?? "" };
    }

    static YamlPart Map(Parser parser, MappingStart start)
    {
        var entries = new List<(YamlPart, YamlPart)>();
        while (!parser.Accept<MappingEnd>(out _))
            entries.Add((Part(parser), Part(parser)));
        var end = parser.Consume<MappingEnd>();
        var isFlow = start.Style == MappingStyle.Flow;
        var last = entries.Count == 0 ? (int)start.End.Index : entries[^1].Item2.End;
        return new YamlPart((int)start.Start.Index, isFlow ? (int)end.Start.Index + 1 : last) { Entries = entries, IsFlow = isFlow };
    }

    static YamlPart List(Parser parser, SequenceStart start)
    {
        var items = new List<YamlPart>();
        while (!parser.Accept<SequenceEnd>(out _))
            items.Add(Part(parser));
        var end = parser.Consume<SequenceEnd>();
        var isFlow = start.Style == SequenceStyle.Flow;
        var last = items.Count == 0 ? (int)start.End.Index : items[^1].End;
        return new YamlPart((int)start.Start.Index, isFlow ? (int)end.Start.Index + 1 : last) { Items = items, IsFlow = isFlow };
    }
}
