using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;

namespace Mixdown.Project.Seeds;

/// <summary>A seed's file in a template: <c>columns</c> with <c>name</c> and <c>type</c>, and <c>batches(size)</c> of its rows.</summary>
sealed class SeedValue(SeedFile file) : IJinjaObject
{
    static readonly HostMethods<SeedValue> Methods = new()
    {
        ["batches(size)"] = (self, given) => new SeedBatches(self._file, given.Integer(0)),
    };

    readonly SeedFile _file = file;

    public string TypeName => "Seed";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "columns"];

    /// <summary>The function <c>load_seed(path)</c> of a rendering.</summary>
    public static JinjaFunction Loader(Rendering rendering) => new("load_seed(path)", given => new SeedValue(SeedFile.Open(Options(rendering, given.Text(0)))));

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name == "columns" ? new JinjaList(_file.Columns.Select(object? (column) => Facts(column))) : null;
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public string Print() => "<Seed>";

    static JinjaDict Facts(SeedColumn column) => new() { ["name"] = column.Name, ["type"] = column.Type };

    /// <summary>How the seed of a rendering is read.</summary>
    public static SeedOptions Options(Rendering rendering, string path)
    {
        var config = rendering.Node!.Config;
        var types = config["column_types"] as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(0);
        return new SeedOptions(
            path, rendering.Node.File, config.Text("delimiter") is { Length: 1 } delimiter ? delimiter[0] : ',',
            types.ToDictionary(type => type.Key, type => JinjaValue.Str(JinjaValue.From(type.Value)), StringComparer.Ordinal));
    }
}
