using System.Security.Cryptography;
using System.Text;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>What a model is, in 32 hex digits: its SQL and the configuration that decides what becomes of it. Of an incremental
/// model both forms of its SQL count, that of a first build and that of an increment.</summary>
static class Fingerprint
{
    static readonly string[] Deciding =
    [
        "materialized", "incremental_strategy", "unique_key", "on_schema_change", "incremental_predicates", "predicates",
        "merge_update_columns", "merge_exclude_columns", "pre_hook", "post_hook", "sql_header", "column_types", "indexes",
    ];

    /// <param name="node">The model.</param>
    /// <param name="forms">Its SQL in each form.</param>
    public static string Of(ProjectNode node, params ReadOnlySpan<string> forms)
    {
        var text = new StringBuilder().Append(node.Relation).Append('\0');
        foreach (var form in forms)
            text.Append(form).Append('\0');
        foreach (var key in Deciding)
        {
            if (node.Config[key] is { } value)
                text.Append(key).Append('=').Append(Functions.JsonText.Of(Mixdown.Jinja.JinjaValue.From(value), sorted: true)).Append('\0');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
