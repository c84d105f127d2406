using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Json;

/// <summary>Reads the keys of a load of type json.</summary>
sealed class JsonOptionsBinder(SettingReader load, ICollection<Diagnostic> diagnostics)
{
    public JsonSourceOptions Bind()
    {
        var options = new FileOptionsBinder(load, diagnostics).Bind(path => new JsonSourceOptions { Path = path });
        var plain = options.Dialect with
        {
            Records = Records(),
            Nested = load.Choice("nested", NestedData.Struct),
        };
        return load.Map("options") is { } map ? Options(options, plain, map) : options with { Dialect = plain };
    }

    JsonSourceOptions Options(JsonSourceOptions options, JsonDialect plain, SettingReader map)
    {
        var dialect = plain with
        {
            Layout = map.Choice("layout", plain.Layout),
            MaxDepth = (int)map.Whole("max_depth", plain.MaxDepth, 1, 1000),
            MaxRecordBytes = (int)map.Bytes("max_record", plain.MaxRecordBytes, 1024, 1 << 30),
            TypeConfidence = Share(map, plain.TypeConfidence),
        };
        var unpacking = FileOptionsBinder.Unpacking(map);
        map.Finish();
        return options with { Dialect = dialect, Unpacking = unpacking };
    }

    string[] Records()
    {
        if (load.Text("records") is not { } text)
            return [];
        var path = text.Split('.');
        if (path.All(key => key.Length > 0))
            return path;
        diagnostics.Add(new Diagnostic("MX2215", $"'records' is '{text}'", load.Node("records")!.At, "Write the keys that lead to the records, as in data.items."));
        return [];
    }

    double Share(SettingReader map, double byDefault)
    {
        if (map.Text("type_confidence") is not { } text)
            return byDefault;
        if (RowLimit.Parse(text) is { Share: { } share })
            return (double)share;
        diagnostics.Add(new Diagnostic("MX2215", $"'type_confidence' is '{text}'", map.Node("type_confidence")!.At, "Write a share such as 95%."));
        return byDefault;
    }
}
