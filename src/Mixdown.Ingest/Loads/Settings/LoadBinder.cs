using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads one entry of <c>loads:</c> and says everything that is wrong with it at once.</summary>
sealed class LoadBinder(string name, SettingNode.Map settings, ICollection<Diagnostic> diagnostics)
{
    readonly SettingReader _reader = new(settings, diagnostics);

    public LoadDefinition? Bind()
    {
        if (Source() is not { } source)
            return null;
        var each = new LoadTableBinder(_reader, diagnostics).Bind(new LoadTable("*", settings.At));
        var load = new LoadDefinition
        {
            Name = name,
            Schema = _reader.Text("schema", name) ?? name,
            At = settings.At,
            Source = source,
            OnFileChange = _reader.Choice("on_file_change", FileChange.Reload),
            EachTable = each,
            Tables = Tables(source, each),
            Exclude = _reader.Texts("exclude"),
            BadRows = BadRows(),
        };
        _reader.Finish();
        CheckQueries(load);
        return load;
    }

    IReadOnlyList<LoadTable> Tables(SourceOptions source, LoadTable each)
    {
        var tables = new LoadTablesBinder(each, diagnostics).Bind(_reader.Node("tables"));
        return source.OneTable is { } one ? [.. tables, each with { Name = one }] : tables;
    }

    void CheckQueries(LoadDefinition load)
    {
        if (load.Source.IsQueried)
            return;
        foreach (var table in load.Tables.Prepend(load.EachTable!).Where(table => !table.Query.IsAll).DistinctBy(table => table.At))
            diagnostics.Add(new Diagnostic(
                "MX2249", $"'where', 'only_columns', 'exclude_columns' and 'max_rows' have no effect on a load of type {load.Source.Kind}", table.At,
                "Take them out; a model can choose rows and columns of what was loaded."));
    }

    SourceOptions? Source()
    {
        var kind = _reader.RequiredText("type");
        if (KnownSources.Kinds.TryGetValue(kind, out var known))
            return known.Bind(_reader, diagnostics);
        if (kind.Length > 0)
        {
            diagnostics.Add(new Diagnostic(
                "MX2001", $"There is no source of type '{kind}'", settings["type"]!.At, DidYouMean.Hint(kind, KnownSources.Kinds.Keys)));
        }
        return null;
    }

    BadRows BadRows()
    {
        if (_reader.Map("bad_rows") is not { } map)
            return Settings.BadRows.Default;
        var action = map.Choice("action", BadRowsAction.Quarantine);
        var max = Limit(map) ?? RowLimit.Default;
        map.Finish();
        return new BadRows(action, max);
    }

    RowLimit? Limit(SettingReader map)
    {
        if (map.Text("max") is not { } text)
            return null;
        if (RowLimit.Parse(text) is { } limit)
            return limit;
        diagnostics.Add(new Diagnostic(
            "MX2002", $"'max' is '{text}'", map.Node("max")!.At, "Write a share of the rows such as 1% or 0.5%, or a count such as 100."));
        return null;
    }
}
