using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Reads <c>config.meta.format</c> of metrics.</summary>
static class MetricFormat
{
    /// <summary>The format; null when nothing is said.</summary>
    public static ValueFormat? Of(SettingNode.Map? said) => said is null ? null : Read(said, []);

    /// <summary>The format.</summary>
    /// <param name="said">What the file says.</param>
    /// <param name="found">Receives what is wrong with it.</param>
    public static ValueFormat Read(SettingNode.Map said, ICollection<Diagnostic> found)
    {
        var reader = new SettingReader(said, found);
        var format = new ValueFormat
        {
            Currency = reader.Text("currency")?.ToUpper(CultureInfo.InvariantCulture),
            Decimals = reader.Node("decimals") is null ? null : (int)reader.Whole("decimals", 2, 0, 12),
            Unit = reader.Text("unit"),
            IsPercent = reader.Truth("percent", byDefault: false),
        };
        reader.Finish();
        return format;
    }
}
