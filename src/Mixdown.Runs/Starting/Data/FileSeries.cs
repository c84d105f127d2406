namespace Mixdown.Runs.Starting.Data;

/// <summary>Names such as <c>orders-2024-01</c>: files of one table that come one after another.</summary>
static class FileSeries
{
    /// <summary>What the names of a series have in common, <c>orders-</c>; the whole name where it is of no series.</summary>
    public static string StemOf(string name)
    {
        var end = name.Length;
        while (end > 0 && (char.IsAsciiDigit(name[end - 1]) || name[end - 1] is '-' or '_' or '.' or 'T' or 'Z'))
            end--;
        if (end == name.Length || end == 0 || !name.AsSpan(end).ContainsAnyInRange('0', '9'))
            return name;
        var separators = end;
        while (separators < name.Length && name[separators] is '-' or '_' or '.')
            separators++;
        return name[..separators];
    }

    /// <summary>The table of a series.</summary>
    public static string TableOf(string stem) => Words.SnakeCase(stem.TrimEnd('-', '_', '.'));
}
