using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>What a node is, in 32 hex digits: where it goes, its texts, and its configuration. All of the configuration counts but
/// what cannot change a table: a key that nobody knows may be read by a macro.</summary>
static class Fingerprint
{
    static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "tags", "meta", "docs", "group", "access", "enabled", "packages", "freshness", "static_analysis",
    };

    /// <param name="node">The node.</param>
    /// <param name="texts">Its SQL in each form, and what else it is made of.</param>
    public static string Of(ProjectNode node, IEnumerable<string> texts)
    {
        var text = new StringBuilder().Append(node.Relation).Append('\0');
        foreach (var one in texts)
            text.Append(one).Append('\0');
        foreach (var (key, value) in node.Config.Values.Where(entry => !Ignored.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(key).Append('=').Append(JsonText.Of(JinjaValue.From(value), sorted: true)).Append('\0');
        text.Append(Described(node));
        return Digest(text.ToString());
    }

    /// <summary>A text in 32 hex digits.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>What properties files say, where it goes into the table: promised columns, comments.</summary>
    static string Described(ProjectNode node) =>
        node.Config["contract"] is null && node.Config["persist_docs"] is null
            ? ""
            : node.Description + JsonSerializer.Serialize(node.Columns.Select(column => column with { At = default }));
}
