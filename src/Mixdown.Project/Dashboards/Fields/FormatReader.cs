using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Reads how numbers are written: <c>format</c> of tiles, <c>config.meta.format</c> of metrics and columns.</summary>
static partial class FormatReader
{
    static readonly string[] Kinds = ["currency", "percent", "bytes", "duration"];

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
            Currency = Currency(reader, found),
            Decimals = reader.Node("decimals") is null ? null : (int)reader.Whole("decimals", 2, 0, 12),
            Unit = reader.Text("unit"),
            IsPercent = reader.Truth("percent", byDefault: false),
            IsBytes = reader.Truth("bytes", byDefault: false),
            Duration = reader.Node("duration") is null ? null : reader.Choice("duration", DurationUnit.Seconds),
            IsCompact = reader.Truth("compact", byDefault: false),
        };
        reader.Finish();
        CheckKinds(said, format, found);
        return format;
    }

    static string? Currency(SettingReader reader, ICollection<Diagnostic> found)
    {
        if (reader.Text("currency") is not { } written)
            return null;
        if (Iso4217().IsMatch(written))
            return written.ToUpper(CultureInfo.InvariantCulture);
        found.Add(new Diagnostic("MX1781", $"'{written}' is no currency", reader.Node("currency")!.At, "Write the three letters of ISO 4217: USD, EUR, CHF, JPY."));
        return null;
    }

    /// <summary>A number is money, or a share, or bytes, or a time.</summary>
    static void CheckKinds(SettingNode.Map said, ValueFormat format, ICollection<Diagnostic> found)
    {
        List<string> kinds = [.. Kinds.Where(kind => said[kind] is SettingNode.Scalar { Value: not false })];
        if (format.Unit is not null && (format.IsBytes || format.Duration is not null))
            kinds.Add("unit");
        if (kinds.Count > 1)
            found.Add(new Diagnostic("MX1782", $"A number cannot be written both with '{kinds[0]}' and with '{kinds[1]}'", said[kinds[1]]!.At, "Leave one of them."));
    }

    [GeneratedRegex(@"\A[A-Za-z]{3}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso4217();
}
