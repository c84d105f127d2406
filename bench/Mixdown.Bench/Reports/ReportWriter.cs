using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mixdown.Bench.Reports;

/// <summary>Writes a report for machines (<c>.json</c>) and for people (<c>.md</c>) into one folder.</summary>
sealed class ReportWriter(string folder)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(Report report)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, report.Bench + ".json"), JsonSerializer.Serialize(report, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, report.Bench + ".md"), Markdown(report));
    }

    public static string Markdown(Report report)
    {
        var text = new StringBuilder();
        text.Append($"# {report.Bench}\n\n{report.Question}\n\n{report.Day}: {report.Machine}.\n\n");
        text.Append("| measure | value | rival | ratio | goal |\n|---|---:|---:|---:|---|\n");
        foreach (var measure in report.Measures)
        {
            var rival = measure.Rival is { } value ? $"{Number(value)} {measure.Unit} ({measure.RivalName})" : "";
            var ratio = measure.Ratio is { } share ? share.ToString("0.00", CultureInfo.InvariantCulture) : "";
            text.Append($"| {measure.Name} | {Number(measure.Value)} {measure.Unit} | {rival} | {ratio} | {measure.Goal} |\n");
        }
        return text.ToString();
    }

    static string Number(double value) => value.ToString(
        value switch { >= 1000 => "N0", >= 10 => "0.0", _ => "0.000" }, CultureInfo.InvariantCulture);
}
