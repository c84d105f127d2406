using System.Globalization;
using System.Text;
using Mixdown.Runs.Dashboards.Exports;

namespace Mixdown.Web.Exports;

/// <summary>How a page without scripts is laid out on paper: A4 lying, its title and moment in the head of each sheet, no tile on
/// two.</summary>
static class PaperStyle
{
    /// <summary>Pixels of the page that is drawn for a sheet. Printed at the scale that the page's own style has for paper, it is as wide
    /// as a sheet leaves between its margins; a row of tiles and its neighbour fit on one.</summary>
    public const int Width = 1324;

    /// <summary>The style sheet.</summary>
    public static string Of(ExportedDashboard file) => $$"""
        @page {
          size: A4 landscape;
          margin: 16mm 10mm 13mm;
          @top-left { content: {{Text(file.Definition.Title)}}; font: 600 9pt 'Inter Variable', sans-serif; color: #4a5764; }
          @top-right { content: {{Text(Chosen(file))}}; font: 8pt 'Inter Variable', sans-serif; color: #626e7b; }
          @bottom-left { content: {{Text($"{file.Project}, {file.MadeAt.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC")}}; font: 8pt 'Inter Variable', sans-serif; color: #626e7b; }
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt 'Inter Variable', sans-serif; color: #626e7b; }
        }
        @media print { {{(file.Theme == ExportTheme.Dark ? ":root:root { color-scheme: dark !important } html { background: var(--page) !important; color: var(--ink) !important }" : "")}} }
        """;

    static string Chosen(ExportedDashboard file) => string.Join(
        "; ", file.Chosen.Select(one => string.Join(", ", one.Values.Where(value => value.Length > 0))).Where(text => text.Length > 0));

    /// <summary>A text as CSS writes it; nothing in it can end it, or the element that it stands in.</summary>
    static string Text(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
                written.Append(rune);
            else
                written.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
        }
        return written.Append('"').ToString();
    }
}
