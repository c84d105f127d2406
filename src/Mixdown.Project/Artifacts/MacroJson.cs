using System.Text.Json;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>The macros of a manifest, each with the macros that its text calls.</summary>
sealed class MacroJson
{
    readonly Dictionary<string, List<MacroInfo>> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<MacroInfo>>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly Utf8JsonWriter _json;

    public MacroJson(Utf8JsonWriter json, IEnumerable<MacroInfo> macros)
    {
        _json = json;
        foreach (var macro in macros)
        {
            if (!_byName.TryGetValue(macro.Name, out var named))
                _byName[macro.Name] = named = [];
            named.Add(macro);
        }
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Writes a macro.</summary>
    public void Write(MacroInfo macro)
    {
        _json.WriteStartObject(macro.UniqueId);
        _json.WriteString("name", macro.Name);
        _json.WriteString("resource_type", "macro");
        _json.WriteString("package_name", macro.Package);
        _json.WriteString("path", macro.File);
        _json.WriteString("original_file_path", macro.File);
        _json.WriteString("unique_id", macro.UniqueId);
        _json.WriteString("macro_sql", macro.Code);
        _json.WriteStartObject("depends_on");
        PlainJson.WriteTexts(_json, "macros", Called(macro));
        _json.WriteEndObject();
        _json.WriteString("description", macro.Description);
        PlainJson.WriteMap(_json, "meta", macro.Meta);
        DocsJson.Write(_json, macro.Docs);
        _json.WriteString("patch_path", macro.PatchFile is null ? null : $"{macro.Package}://{macro.PatchFile}");
        Arguments(macro);
        if (macro.Name.StartsWith("materialization_", StringComparison.Ordinal))
            PlainJson.WriteTexts(_json, "supported_languages", ["sql"]);
        else
            _json.WriteNull("supported_languages");
        _json.WriteEndObject();
    }

    void Arguments(MacroInfo macro)
    {
        _json.WriteStartArray("arguments");
        foreach (var argument in macro.Arguments)
        {
            _json.WriteStartObject();
            _json.WriteString("name", argument.GetValueOrDefault("name") as string);
            _json.WriteString("type", argument.GetValueOrDefault("type") as string);
            _json.WriteString("description", argument.GetValueOrDefault("description") as string ?? "");
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    /// <summary>Ids of the macros whose names stand before a bracket, in order; found without an object per word.</summary>
    List<string> Called(MacroInfo macro)
    {
        var called = new List<string>();
        var code = macro.Code.AsSpan();
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] != '(' || at == 0)
                continue;
            var start = at;
            while (start > 0 && (char.IsAsciiLetterOrDigit(code[start - 1]) || code[start - 1] == '_'))
                start--;
            if (start < at && _lookup.TryGetValue(code[start..at], out var named) && Nearest(named, macro) is { } found && !called.Contains(found))
                called.Add(found);
        }
        return called;
    }

    static string? Nearest(List<MacroInfo> named, MacroInfo caller) =>
        (named.Find(one => one.Package == caller.Package && one.UniqueId != caller.UniqueId)
            ?? named.Find(one => one.Package != MacroLibrary.Embedded && one.UniqueId != caller.UniqueId)
            ?? named.Find(one => one.UniqueId != caller.UniqueId))?.UniqueId;
}
