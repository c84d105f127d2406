using System.Globalization;
using System.Text;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Names for addresses.</summary>
static class DashboardSlug
{
    /// <summary>A title in lower case letters and digits, without accents, with a dash for whatever stands between them.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
