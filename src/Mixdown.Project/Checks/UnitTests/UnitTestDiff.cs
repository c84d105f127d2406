using System.Text;
using Mixdown.Engines;
using Mixdown.Jinja;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary>What a model gave beside what it was to give: rows are compared as often as they occur, in any order.</summary>
static class UnitTestDiff
{
    const string Actual = "actual";

    /// <param name="answer">The columns and a last one, <c>actual</c> or <c>expected</c>.</param>
    /// <returns>How many rows differ, and the table that shows them; empty when none does.</returns>
    public static (long Rows, string Table) Compare(ResultTable answer)
    {
        var (actual, expected) = (Rows(answer, isActual: true), Rows(answer, isActual: false));
        var missing = new List<string[]>();
        foreach (var row in expected)
        {
            var at = actual.FindIndex(other => other.AsSpan().SequenceEqual(row));
            if (at < 0)
                missing.Add(row);
            else
                actual.RemoveAt(at);
        }
        if (missing.Count + actual.Count == 0)
            return (0, "");
        string[] header = ["@@", .. answer.Columns.SkipLast(1).Select(column => column.Name)];
        string[][] lines = [header, .. missing.Select(row => (string[])["---", .. row]), .. actual.Select(row => (string[])["+++", .. row])];
        return (Math.Max(missing.Count, actual.Count), Table(lines));
    }

    static List<string[]> Rows(ResultTable answer, bool isActual) =>
        [.. answer.Rows.Where(row => row[^1] as string == Actual == isActual).Select(row => row[..^1].Select(Text).ToArray())];

    static string Text(object? value) => value is null ? "NULL" : JinjaValue.Str(JinjaValue.From(value));

    static string Table(string[][] lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append("  ").Append(string.Join(',', line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
