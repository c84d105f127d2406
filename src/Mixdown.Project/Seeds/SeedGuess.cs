using System.Globalization;
using System.Text.RegularExpressions;

namespace Mixdown.Project.Seeds;

/// <summary>Guesses the type of a column from its values, one after another. A guess never loses anything: a value comes out of the
/// table as it went in. So a code with leading zeros stays text, and so do <c>$5</c>, <c>50%</c> and <c>1,000</c>.</summary>
sealed partial class SeedGuess
{
    const int MoneyDigits = 18;
    const int MostDigits = 38;

    Kinds _possible = Kinds.All;
    bool _hasValue;
    bool _isLong;
    int _whole;
    int _scale;

    [Flags]
    enum Kinds
    {
        None = 0,
        Integer = 1,
        Decimal = 2,
        Float = 4,
        Boolean = 8,
        Date = 16,
        Timestamp = 32,
        Instant = 64,
        All = 127,
    }

    /// <summary>The type in SQL; <c>text</c> for a column without values.</summary>
    public string Type => !_hasValue ? "text" : _possible switch
    {
        var kinds when kinds.HasFlag(Kinds.Integer) => _isLong ? "bigint" : "integer",
        var kinds when kinds.HasFlag(Kinds.Decimal) && _whole + _scale <= MostDigits =>
            string.Create(CultureInfo.InvariantCulture, $"decimal({(_whole + _scale <= MoneyDigits ? MoneyDigits : MostDigits)},{_scale})"),
        var kinds when kinds.HasFlag(Kinds.Float) && !kinds.HasFlag(Kinds.Decimal) => "double precision",
        var kinds when kinds.HasFlag(Kinds.Boolean) => "boolean",
        var kinds when kinds.HasFlag(Kinds.Date) => "date",
        var kinds when kinds.HasFlag(Kinds.Timestamp) => "timestamp",
        var kinds when kinds.HasFlag(Kinds.Instant) => "timestamp with time zone",
        _ => "text",
    };

    /// <summary>Takes a value into account.</summary>
    public void See(string value)
    {
        _hasValue = true;
        if (_possible != Kinds.None)
            _possible &= Of(value);
    }

    Kinds Of(string value)
    {
        if (Number().Match(value) is { Success: true } number)
            return OfNumber(value, number);
        if (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase))
            return Kinds.Boolean;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Kinds.Date;
        if (Moment().Match(value) is { Success: true } moment && DateTime.TryParse(moment.Groups["local"].Value, CultureInfo.InvariantCulture, out _))
            return moment.Groups["zone"].Success ? Kinds.Instant : Kinds.Timestamp;
        return Kinds.None;
    }

    Kinds OfNumber(string value, Match number)
    {
        if (number.Groups["exponent"].Success)
            return Kinds.Float;
        var (whole, scale) = (number.Groups["whole"].Length, number.Groups["fraction"].Length);
        (_whole, _scale) = (Math.Max(_whole, whole), Math.Max(_scale, scale));
        if (scale > 0)
            return Kinds.Decimal | Kinds.Float;
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return Kinds.Decimal;
        _isLong |= integer is < int.MinValue or > int.MaxValue;
        return Kinds.Integer | Kinds.Decimal | Kinds.Float;
    }

    [GeneratedRegex(@"\A-?(?<whole>0|[1-9][0-9]*)(\.(?<fraction>[0-9]+))?(?<exponent>[eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?)(?<zone>Z|[+-][0-9]{2}(:?[0-9]{2})?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
