using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>Reads <c>embeds:</c> of mixdown.yml and says everything that is wrong with it at once.</summary>
/// <param name="project">The project.</param>
/// <param name="found">Receives what is wrong, with the lines of the file but where keys stand.</param>
public sealed class EmbedBinder(MixdownProject project, ICollection<Diagnostic> found)
{
    const string Key = "embeds";

    static readonly EmbedSettings Plain = new();

    readonly List<Diagnostic> _wrong = [];

    /// <summary>What the file says; null: nothing, so that no dashboard can be embedded.</summary>
    public EmbedSettings? Bind()
    {
        if (!project.OtherSettings.TryGetValue(Key, out var node))
            return null;
        var settings = node is SettingNode.Map map ? Bind(new SettingReader(map, _wrong)) : null;
        if (node is not SettingNode.Map)
            _wrong.Add(new Diagnostic("MX1011", $"'{Key}' is {node.Kind}; it has to be a map", node.At, "Say at least 'keys' and 'dashboards'."));
        foreach (var problem in _wrong)
            found.Add(problem.InFile(project));
        return settings;
    }

    EmbedSettings Bind(SettingReader reader)
    {
        var settings = Plain with
        {
            Keys = new EmbedKeyReader(project, found).Read(reader),
            Dashboards = Dashboards(reader),
            Origins = Origins(reader),
            Url = Address(reader),
            Lifetime = reader.Time("lifetime", Plain.Lifetime),
            MaxLifetime = reader.Time("max_lifetime", Plain.MaxLifetime),
            RequestsPerSecond = Rated(reader),
        };
        if (settings.Lifetime > settings.MaxLifetime || settings.Lifetime <= TimeSpan.Zero)
            _wrong.Add(new Diagnostic("MX1778", "'lifetime' is longer than 'max_lifetime', or no time at all", (reader.Node("lifetime") ?? reader.Node("max_lifetime"))!.At, "Make it shorter, or 'max_lifetime' longer: no link is good for longer than that."));
        reader.Finish();
        return settings;
    }

    double Rated(SettingReader reader)
    {
        if (reader.Text("rate") is not { } text)
            return Plain.RequestsPerSecond;
        if (Rate.TryParse(text, out var perSecond) && perSecond > 0)
            return perSecond;
        _wrong.Add(new Diagnostic("MX1778", $"'rate' is '{text}'", reader.Node("rate")!.At, "Write a number and a unit: 50/s, 600/m."));
        return Plain.RequestsPerSecond;
    }

    IReadOnlyList<string> Origins(SettingReader reader)
    {
        var origins = new List<string>();
        foreach (var item in Items(reader, "origins"))
        {
            if (item is SettingNode.Scalar { Text: var text } && IsOrigin(text))
                origins.Add(text);
            else
                _wrong.Add(new Diagnostic("MX1776", $"'{(item as SettingNode.Scalar)?.Text ?? item.Kind}' is no origin", item.At, "Write scheme, name and port alone, as in https://app.example.com or http://localhost:3000; without a path, and without '*'."));
        }
        return origins;
    }

    Uri? Address(SettingReader reader)
    {
        if (reader.Text("url") is not { } text)
            return null;
        if (IsOrigin(text))
            return new Uri(text);
        _wrong.Add(new Diagnostic("MX1776", $"'{text}' is no address that links could begin with", reader.Node("url")!.At, "Write scheme, name and port alone, as in https://bi.example.com: links go on with /embed/."));
        return null;
    }

    // As browsers write it: what differs from their own words for it would never be equal to what they compare it with.
    static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text && uri.UserInfo.Length == 0 && !text.Contains('*', StringComparison.Ordinal);

    IReadOnlyList<EmbeddedDashboard> Dashboards(SettingReader reader)
    {
        var dashboards = new List<EmbeddedDashboard>();
        foreach (var item in Items(reader, "dashboards"))
        {
            if (item is SettingNode.Map map)
                Take(dashboards, Entry(new SettingReader(map, _wrong), map));
            else if (item is SettingNode.Scalar scalar)
                Take(dashboards, Known(scalar.Text, scalar.At) is null ? null : new EmbeddedDashboard(scalar.Text, []));
            else
                reader.Wrong("dashboards", item, "a list of names, or of maps with 'name' and 'lock'", 0);
        }
        return dashboards;
    }

    EmbeddedDashboard? Entry(SettingReader reader, SettingNode.Map map)
    {
        var (name, locks) = (reader.RequiredText("name"), reader.Texts("lock"));
        reader.Finish();
        if (name.Length == 0 || Known(name, map["name"]!.At) is not { } dashboard)
            return null;
        var known = locks.Where(filter => dashboard.Filters.Any(one => one.Name == filter)).ToList();
        foreach (var filter in locks.Except(known, StringComparer.Ordinal))
            _wrong.Add(new Diagnostic("MX1777", $"The dashboard '{name}' has no filter '{filter}'", PlaceOf(map["lock"]!, filter), DidYouMean.Hint(filter, dashboard.Filters.Select(one => one.Name))));
        return new EmbeddedDashboard(name, known);
    }

    static void Take(List<EmbeddedDashboard> all, EmbeddedDashboard? one)
    {
        if (one is not null && !all.Exists(other => other.Id == one.Id))
            all.Add(one);
    }

    Dashboard? Known(string name, SourceSpan at)
    {
        var all = project.Manifest.Dashboards;
        if (all.FirstOrDefault(one => one.Id == name) is { } dashboard)
            return dashboard;
        _wrong.Add(new Diagnostic("MX1777", $"There is no dashboard '{name}'", at, DidYouMean.Hint(name, all.Select(one => one.Id))));
        return null;
    }

    static SourceSpan PlaceOf(SettingNode texts, string text) =>
        (texts as SettingNode.List)?.Items.FirstOrDefault(item => item is SettingNode.Scalar scalar && scalar.Text == text)?.At ?? texts.At;

    static IEnumerable<SettingNode> Items(SettingReader reader, string key) => reader.Node(key) switch
    {
        null => [],
        SettingNode.List list => list.Items,
        SettingNode.Scalar scalar => [scalar],
        var other => reader.Wrong<IEnumerable<SettingNode>>(key, other, "a list", []),
    };
}
