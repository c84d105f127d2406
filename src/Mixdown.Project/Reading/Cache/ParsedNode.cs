using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading.Cache;

/// <summary>What rendering a node once said of it.</summary>
/// <param name="Refs">The calls of ref(), in order.</param>
/// <param name="Sources">The calls of source(), in order.</param>
/// <param name="Vars">Variables that it asked for and that have a value.</param>
/// <param name="Macros">Ids of the macros that it called, sorted.</param>
/// <param name="OwnConfig">What its own config() said.</param>
sealed record ParsedNode(
    IReadOnlyList<RefCall> Refs,
    IReadOnlyList<SourceCall> Sources,
    IReadOnlyDictionary<string, object?> Vars,
    IReadOnlyList<string> Macros,
    IReadOnlyDictionary<string, object?> OwnConfig)
{
    public static ParsedNode Of(Rendering rendering, ProjectNode node) => new(
        rendering.Refs, rendering.Sources, rendering.VarsUsed, [.. rendering.MacrosUsed.Order(StringComparer.Ordinal)], new Dictionary<string, object?>(node.OwnConfig.Values, StringComparer.Ordinal));

    /// <summary>Puts it into the node.</summary>
    public void Describe(ProjectNode node)
    {
        node.Refs = Refs;
        node.Sources = Sources;
        node.Vars = Vars;
        node.Macros = Macros;
        node.OwnConfig.Replace(OwnConfig);
    }

    public void Write(CacheWriter writer)
    {
        writer.WriteAll(Refs, call =>
        {
            writer.Write(call.Package);
            writer.Write(call.Name);
            writer.Write(call.Version);
            writer.Write(call.At);
        });
        writer.WriteAll(Sources, call =>
        {
            writer.Write(call.Source);
            writer.Write(call.Table);
            writer.Write(call.At);
        });
        writer.WriteMap(Vars);
        writer.WriteAll(Macros, writer.Write);
        writer.WriteMap(OwnConfig);
    }

    public static ParsedNode Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CacheReader(bytes);
        var refs = new RefCall[reader.ReadNumber()];
        for (var i = 0; i < refs.Length; i++)
            refs[i] = new RefCall(reader.ReadTextOrNull(), reader.ReadText(), reader.ReadTextOrNull(), reader.ReadSpan());
        var sources = new SourceCall[reader.ReadNumber()];
        for (var i = 0; i < sources.Length; i++)
            sources[i] = new SourceCall(reader.ReadText(), reader.ReadText(), reader.ReadSpan());
        var vars = reader.ReadMap();
        var macros = new string[reader.ReadNumber()];
        for (var i = 0; i < macros.Length; i++)
            macros[i] = reader.ReadText();
        return new ParsedNode(refs, sources, vars, macros, reader.ReadMap());
    }
}
