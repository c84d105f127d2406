using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Streams;

/// <summary>Reads the entries of <c>live:</c> and says everything that is wrong with them at once.</summary>
/// <param name="project">The project.</param>
/// <param name="found">Receives what is wrong.</param>
public sealed class LiveBinder(MixdownProject project, ICollection<Diagnostic> found)
{
    static readonly string[] Reserved = ["window_start", "window_end", "revision", "is_closed", "is_approximate", "is_dirty"];

    readonly MetricReader _metrics = new(project.Manifest);

    /// <summary>The entries that can be bound, in the order of the file.</summary>
    public IReadOnlyList<LiveEntry> Bind()
    {
        if (!project.OtherSettings.TryGetValue("live", out var live))
            return [];
        if (live is SettingNode.Map map)
            return [.. map.Entries.Select(Bind).OfType<LiveEntry>()];
        found.Add(new Diagnostic("MX1011", $"'live' is {live.Kind}; it has to be a map", live.At, "Write the live table's name, a colon, and its settings below."));
        return [];
    }

    LiveEntry? Bind(SettingEntry entry)
    {
        if (entry.Value is not SettingNode.Map map)
        {
            found.Add(new Diagnostic("MX1011", $"The live table '{entry.Key}' is {entry.Value.Kind}; it has to be a map", entry.KeyAt, "It needs 'metrics:' and 'source:'."));
            return null;
        }
        var reader = new SettingReader(map, found);
        var window = Window(reader);
        var metrics = new LiveMetrics(_metrics, found).Read(reader, window.Size);
        var source = new LiveSource(project, found).Read(reader);
        var times = Times(reader, entry.KeyAt);
        var (by, top, columns, filter) = (reader.Texts("by"), Top(reader), Columns(reader), reader.Text("filter"));
        reader.Finish();
        Check(entry, metrics?.Select(metric => metric.Name) ?? [], by, top);
        if (metrics is not [var first, ..] || source is null || times is null)
            return null;
        return times with
        {
            Name = entry.Key,
            Stream = source.Stream,
            Topic = source.Topic,
            DedupeBy = source.DedupeBy,
            EventTimeColumn = source.EventTimeColumn,
            Fact = first.Fact!,
            Metrics = metrics,
            Measures = [.. metrics.SelectMany(metric => metric.Measures).DistinctBy(measure => measure.Name)],
            Size = window.Size,
            Every = window.Every,
            By = by,
            Top = top,
            Columns = columns,
            Filter = filter,
        };
    }

    (TimeSpan Size, TimeSpan Every) Window(SettingReader reader)
    {
        var minute = TimeSpan.FromMinutes(1);
        var node = reader.Node("window");
        var (size, every) = (minute, minute);
        if (node is SettingNode.Map)
        {
            var inner = reader.Map("window")!;
            size = inner.Time("size", minute);
            every = inner.Time("every", size);
            inner.Finish();
        }
        else if (node is not null)
        {
            size = every = reader.Time("window", minute);
        }
        if (size > TimeSpan.Zero && every > TimeSpan.Zero && every.Ticks % minute.Ticks == 0 && size.Ticks % every.Ticks == 0 && every <= size)
            return (size, every);
        found.Add(new Diagnostic("MX1724", "A window begins on a whole minute, and its size is a multiple of 'every'", node!.At, "Write for example '1m', or { size: 5m, every: 1m }."));
        return (minute, minute);
    }

    LiveEntry? Times(SettingReader reader, SourceSpan at)
    {
        var times = new LiveEntry
        {
            Name = "",
            At = at,
            Stream = "",
            Topic = "",
            Fact = null!,
            Metrics = [],
            Measures = [],
            Size = default,
            Every = default,
            Watermark = reader.Time("watermark", TimeSpan.FromMinutes(2)),
            Horizon = reader.Time("horizon", TimeSpan.FromMinutes(10)),
            Idle = reader.Time("idle", TimeSpan.FromSeconds(30)),
            Future = reader.Time("future", TimeSpan.FromMinutes(5)),
            Keep = reader.Time("keep", TimeSpan.FromHours(24)),
            MaxKeys = reader.Whole("max_keys", 16_000_000, 1_000),
        };
        if (times.Horizon >= times.Watermark)
            return times;
        found.Add(new Diagnostic(
            "MX1727", "The horizon ends before the watermark: events of windows that are still open would not be added",
            (reader.Node("horizon") ?? reader.Node("watermark"))!.At, "Make 'horizon' at least as long as 'watermark'."));
        return null;
    }

    List<(int Count, string Column)> Top(SettingReader reader)
    {
        var top = new List<(int, string)>();
        if (reader.Node("top") is not { } node)
            return top;
        if (node is not SettingNode.Map map)
            return reader.Wrong("top", node, "a map such as { 10: song }", top);
        foreach (var entry in map.Entries)
        {
            if (int.TryParse(entry.Key, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1000 && entry.Value is SettingNode.Scalar column)
                top.Add((count, column.Text));
            else
                found.Add(new Diagnostic("MX1012", $"'{entry.Key}' is no length of a list of columns", entry.KeyAt, "Write how many, 1 to 1000, and of which column: { 10: song }."));
        }
        return top;
    }

    Dictionary<string, string> Columns(SettingReader reader)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (reader.Node("columns") is not { } node)
            return columns;
        if (node is not SettingNode.Map map)
            return reader.Wrong("columns", node, "a map of columns of the fact to columns of events", columns);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is SettingNode.Scalar sql)
                columns[entry.Key] = sql.Text;
            else
                found.Add(new Diagnostic("MX1011", $"'{entry.Key}' is {entry.Value.Kind}; it has to be a column of events, or an expression", entry.KeyAt, "Quote an expression with commas or colons."));
        }
        return columns;
    }

    void Check(SettingEntry entry, IEnumerable<string> metrics, IReadOnlyList<string> by, IReadOnlyList<(int Count, string Column)> top)
    {
        var seen = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        foreach (var name in metrics.Concat(by).Concat(top.Select(one => "top_" + one.Column)))
        {
            if (!seen.Add(name))
                found.Add(new Diagnostic("MX1726", $"The live table '{entry.Key}' would have two columns '{name}'", entry.KeyAt, $"Every live table has {string.Join(", ", Reserved)}; name each other column once."));
        }
    }
}
