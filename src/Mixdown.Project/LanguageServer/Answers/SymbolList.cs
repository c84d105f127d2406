using System.Text.RegularExpressions;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Files.Yaml;
using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Project.LanguageServer.Answers;

/// <summary>What a file has by name.</summary>
static partial class SymbolList
{
    static readonly string[] Below = ["columns", "tables"];

    /// <summary>The names in the order of the file.</summary>
    /// <param name="file">Its ending says how it is read.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<DocumentSymbol> Of(string file, EditedText text) => MeaningFinder.IsYaml(file) ? OfSettings(file, text.Text) : OfTemplate(file, text);

    static IReadOnlyList<DocumentSymbol> OfTemplate(string file, EditedText text) =>
    [
        .. MacroScanner.Find("", file, text.Text, file).Select(macro => new DocumentSymbol(macro.Name, "macro", TextRange.Of(macro.At), [])),
        .. Named(Docs(), "docs", text),
        .. Path.GetExtension(file) == ".sql" ? Named(Cte(), "cte", text) : [],
    ];

    static IEnumerable<DocumentSymbol> Named(Regex pattern, string detail, EditedText text) => pattern.Matches(text.Text)
        .Select(match => match.Groups["name"])
        .Select(name => new DocumentSymbol(name.Value, detail, text.Range(name.Index, name.Index + name.Length), []));

    static List<DocumentSymbol> OfSettings(string file, string text)
    {
        var symbols = new List<DocumentSymbol>();
        foreach (var entry in (YamlReader.Read(file, text, []) as SettingNode.Map)?.Entries ?? [])
            symbols.AddRange(Items(entry.Value, entry.Key.TrimEnd('s')));
        return symbols;
    }

    static IEnumerable<DocumentSymbol> Items(SettingNode node, string detail)
    {
        foreach (var item in (node as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
        {
            if (item["name"] is SettingNode.Scalar name)
                yield return new DocumentSymbol(name.Text, detail, TextRange.Of(name.At), [.. Below.SelectMany(key => item[key] is { } below ? Items(below, key.TrimEnd('s')) : [])]);
        }
    }

    [GeneratedRegex(@"(?<=\bwith\s+(recursive\s+)?|\)\s*,\s*)(?<name>[A-Za-z_]\w*)\s+as\s+((not\s+)?materialized\s+)?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cte();

    [GeneratedRegex(@"\{%-?\s*docs\s+(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Docs();
}
