using System.Text.RegularExpressions;
using Mixdown.Project.Graph;

namespace Mixdown.Project.LanguageServer;

/// <summary>How a macro is called.</summary>
static partial class MacroSignature
{
    /// <summary><c>name(first, second='x')</c>, as its definition writes it.</summary>
    public static string Of(MacroInfo macro)
    {
        var tag = Tag().Match(macro.Code);
        var parameters = tag.Success ? Space().Replace(tag.Groups["parameters"].Value, " ").Trim() : "";
        return $"{macro.Name}({parameters})";
    }

    [GeneratedRegex(@"\A\{%[-+]?\s*\w+\s+\w+\s*\((?<parameters>.*?)\)\s*[-+]?%\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
