using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Files of settings as trees, read once for each content.</summary>
/// <param name="cache">Keeps the trees.</param>
sealed class SettingTrees(ParseCache cache)
{
    const int NullNode = 0;
    const int ScalarNode = 1;
    const int ListNode = 2;
    const int MapNode = 3;

    /// <summary>The tree of a file; null when the file is empty or no YAML. A file that gives diagnostics is not kept: they are
    /// to be said each time.</summary>
    public SettingNode? Read(TextFile file, ICollection<Diagnostic> diagnostics)
    {
        var key = Key(file);
        if (cache.TryFind(key, out var kept))
        {
            var reader = new CacheReader(kept);
            return Read(ref reader, file.Shown);
        }
        var before = diagnostics.Count;
        var tree = YamlReader.Read(file.Shown, file.Text, diagnostics);
        if (tree is not null && diagnostics.Count == before)
        {
            var result = new CacheWriter();
            Write(result, tree);
            cache.Keep(key, result);
        }
        return tree;
    }

    static ContentKey Key(TextFile file)
    {
        var content = new CacheWriter();
        content.Write("yaml");
        content.Write(BuildId.Text);
        content.Write(file.Shown);
        content.Write(file.Text);
        return ContentKey.Of(content.Written);
    }

    static void Write(CacheWriter writer, SettingNode node)
    {
        switch (node)
        {
            case SettingNode.Null:
                writer.Write(NullNode);
                writer.WritePlace(node.At);
                break;
            case SettingNode.Scalar scalar:
                writer.Write(ScalarNode);
                writer.WritePlace(node.At);
                writer.WriteValue(scalar.Value is string ? null : scalar.Value);
                writer.Write(scalar.Text);
                break;
            case SettingNode.List list:
                writer.Write(ListNode);
                writer.WritePlace(node.At);
                writer.WriteAll(list.Items, item => Write(writer, item));
                break;
            case SettingNode.Map map:
                writer.Write(MapNode);
                writer.WritePlace(node.At);
                writer.WriteAll(map.Entries, entry => Write(writer, entry));
                break;
        }
    }

    static void Write(CacheWriter writer, SettingEntry entry)
    {
        writer.Write(entry.Key);
        writer.WritePlace(entry.KeyAt);
        Write(writer, entry.Value);
    }

    static SettingNode Read(ref CacheReader reader, string file)
    {
        var kind = reader.ReadNumber();
        var at = reader.ReadPlace(file);
        return kind switch
        {
            NullNode => new SettingNode.Null(at),
            ScalarNode => ReadScalar(ref reader, at),
            ListNode => ReadList(ref reader, at),
            _ => ReadMap(ref reader, at),
        };
    }

    static SettingNode.Scalar ReadScalar(ref CacheReader reader, SourceSpan at)
    {
        var value = reader.ReadValue();
        var text = reader.ReadText();
        return new SettingNode.Scalar(at, value ?? text, text);
    }

    static SettingNode.List ReadList(ref CacheReader reader, SourceSpan at)
    {
        var items = new SettingNode[reader.ReadNumber()];
        for (var i = 0; i < items.Length; i++)
            items[i] = Read(ref reader, at.File);
        return new SettingNode.List(at, items);
    }

    static SettingNode.Map ReadMap(ref CacheReader reader, SourceSpan at)
    {
        var entries = new SettingEntry[reader.ReadNumber()];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new SettingEntry(reader.ReadText(), reader.ReadPlace(at.File), Read(ref reader, at.File));
        return new SettingNode.Map(at, entries);
    }
}
