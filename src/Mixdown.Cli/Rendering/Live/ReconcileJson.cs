using System.Text.Json;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Live.Reconciling;
using Mixdown.Runs.Streaming;

namespace Mixdown.Cli.Rendering.Live;

/// <summary>What was found when a live table was compared with batch, for programs.</summary>
static class ReconcileJson
{
    /// <summary>Writes the facts into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, LiveReconciled found)
    {
        var comparison = found.Comparison;
        json.WriteString("live", found.Live);
        json.WriteString("fact", found.Fact);
        json.WriteBoolean("running", found.IsRunning);
        FiguresJson.WriteMoment(json, "from", comparison.From);
        FiguresJson.WriteMoment(json, "until", comparison.Until);
        json.WriteNumber("windows", comparison.Windows);
        json.WriteNumber("rows", comparison.Rows);
        json.WriteNumber("dirty_windows", comparison.Dirty);
        json.WriteNumber("differing_windows", comparison.DifferingWindows);
        json.WriteNumber("differences", comparison.Differences);
        json.WriteStartArray("shown");
        foreach (var difference in comparison.Shown)
            Write(json, difference);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, WindowDifference found)
    {
        json.WriteStartObject();
        json.WriteString("window", found.Window);
        json.WriteString("dimensions", found.Dimensions);
        json.WriteString("metric", found.Metric);
        json.WriteString("live", found.Live);
        json.WriteString("batch", found.Batch);
        json.WriteString("cause", found.Cause);
        json.WriteEndObject();
    }
}
