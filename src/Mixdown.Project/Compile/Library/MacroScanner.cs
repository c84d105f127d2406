using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Library;

/// <summary>Finds the macros in a file without compiling it: a project uses a tenth of the macros that it has, and a file is
/// compiled when the first of its macros is called.</summary>
static partial class MacroScanner
{
    /// <summary>The macros at the top level of a file, in order.</summary>
    /// <param name="package">The package that has it.</param>
    /// <param name="file">Relative to the package's folder.</param>
    /// <param name="text">Its content.</param>
    /// <param name="shown">How messages name it.</param>
    public static List<MacroInfo> Find(string package, string file, string text, string shown)
    {
        var found = new List<MacroInfo>();
        Match? open = null;
        foreach (Match tag in Tags().Matches(text))
        {
            if (tag.Groups["open"].Success)
                open ??= tag;
            else if (tag.Groups["close"].Success && open is not null && Closes(open, tag))
            {
                found.Add(Macro(package, file, text, open, tag, shown));
                open = null;
            }
        }
        return found;
    }

    static bool Closes(Match open, Match close) => open.Groups["open"].ValueSpan.SequenceEqual(close.Groups["close"].ValueSpan);

    static MacroInfo Macro(string package, string file, string text, Match open, Match close, string shown)
    {
        var name = MacroName(open);
        return new MacroInfo($"macro.{package}.{name}", name, package, file, Place(shown, text, open.Groups["name"]))
        {
            Code = text[open.Index..(close.Index + close.Length)],
        };
    }

    static string MacroName(Match open)
    {
        var name = open.Groups["name"].Value;
        return open.Groups["open"].Value switch
        {
            "test" or "data_test" => "test_" + name,
            "snapshot" => "snapshot_" + name,
            "materialization" => $"materialization_{name}_{Adapter().Match(open.Value) switch
            {
                { Success: true } adapter => adapter.Groups["adapter"].Value,
                _ => "default",
            }}",
            _ => name,
        };
    }

    static SourceSpan Place(string file, string text, Group name)
    {
        var before = text.AsSpan(0, name.Index);
        return new SourceSpan(file, before.Count('\n') + 1, name.Index - before.LastIndexOf('\n'), name.Length);
    }

    /// <summary>Comments are matched so that a macro inside one is not found.</summary>
    [GeneratedRegex(@"\{\#.*?\#\}|\{%[-+]?\s*(?<open>macro|test|data_test|materialization|snapshot)\s+(?<name>\w+)[^%]*|\{%[-+]?\s*end(?<close>macro|test|data_test|materialization|snapshot)\s*[-+]?%\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"adapter\s*=\s*['""](?<adapter>\w+)['""]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adapter();
}
