using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads <c>constraints:</c> of a model or of a column.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class ConstraintsReader(List<Diagnostic> found)
{
    static readonly string[] Types = ["check", "not_null", "unique", "primary_key", "foreign_key", "custom"];

    /// <summary>The rules in order; those that make no sense are left out.</summary>
    /// <param name="node">The list; null for none.</param>
    /// <param name="ofColumn">Whether they stand at a column, and so need not name one.</param>
    public List<ConstraintInfo> Read(SettingNode? node, bool ofColumn)
    {
        var constraints = new List<ConstraintInfo>();
        foreach (var map in (node as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [])
        {
            if (One(map, ofColumn) is { } constraint)
                constraints.Add(constraint);
        }
        return constraints;
    }

    ConstraintInfo? One(SettingNode.Map map, bool ofColumn)
    {
        var reader = new SettingReader(map, found);
        var type = reader.RequiredText("type");
        var constraint = new ConstraintInfo(type)
        {
            Name = reader.Text("name"),
            Expression = reader.Text("expression"),
            Columns = reader.Texts("columns"),
            To = reader.Text("to"),
            ToColumns = reader.Texts("to_columns"),
            WarnUnenforced = reader.Truth("warn_unenforced", true),
            WarnUnsupported = reader.Truth("warn_unsupported", true),
        };
        reader.Finish();
        return type.Length > 0 && IsKnown(map, type) && IsWhole(map, constraint, ofColumn) ? constraint : null;
    }

    bool IsKnown(SettingNode.Map map, string type)
    {
        if (Types.Contains(type, StringComparer.Ordinal))
            return true;
        found.Add(new Diagnostic("MX1220", $"There is no constraint '{type}'", map["type"]!.At, DidYouMean.Hint(type, Types)));
        return false;
    }

    bool IsWhole(SettingNode.Map map, ConstraintInfo constraint, bool ofColumn)
    {
        var missing = constraint switch
        {
            { Type: "check" or "custom", Expression: null } => "expression",
            { Type: "foreign_key", Expression: null } when constraint.To is null || constraint.ToColumns.Count == 0 => "to' and 'to_columns",
            { Type: "not_null" or "unique" or "primary_key" or "foreign_key", Columns.Count: 0 } when !ofColumn && constraint.Expression is null => "columns",
            _ => null,
        };
        if (missing is not null)
            found.Add(new Diagnostic("MX1220", $"The constraint '{constraint.Type}' has no '{missing}'", map.At, $"Add '{missing}: …'."));
        return missing is null;
    }
}
