using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Events.Chaos;

/// <summary>How much goes wrong on the way: shares of records, or of events where it says so. No record is struck twice on its way.
/// What each kind looks like is in docs/generate-events.md.</summary>
public sealed record ChaosRates
{
    /// <summary>Largest sum of the kinds that strike a record.</summary>
    const double MostStruck = 0.9;

    /// <summary>Nothing goes wrong.</summary>
    public static ChaosRates None { get; } = new();

    /// <summary>What <c>--chaos</c> alone means.</summary>
    public static ChaosRates Usual { get; } =
        new() { Duplicates = 0.02, Disorder = 0.1, Late = 0.01, Corrupt = 0.001, Clock = 0.0005, Mojibake = 0.05 };

    /// <summary>Records that come a second time, up to 5 minutes of event time later.</summary>
    public double Duplicates { get; init; }

    /// <summary>Records that come up to 90 seconds of event time late: out of order, and within the usual watermark of 2 minutes.</summary>
    public double Disorder { get; init; }

    /// <summary>Records that come 3 to 30 minutes of event time late: beyond the watermark.</summary>
    public double Late { get; init; }

    /// <summary>Records behind which a damaged copy comes.</summary>
    public double Corrupt { get; init; }

    /// <summary>Events whose time is 10 minutes to a day in the future, in all of their topics.</summary>
    public double Clock { get; init; }

    /// <summary>Songs that begin with letters beyond ASCII in their names, and have them garbled in all topics.</summary>
    public double Mojibake { get; init; }

    /// <summary>Whether anything goes wrong on the way.</summary>
    internal bool StrikesRecords => Duplicates + Disorder + Late + Corrupt > 0;

    /// <summary>Whether anything goes wrong with what events hold.</summary>
    internal bool StrikesEvents => Clock + Mojibake > 0;

    /// <summary>Reads rates such as <c>duplicates=2%,late=0.5%</c>; kinds that are not named do not happen.</summary>
    /// <exception cref="MixdownException">MX6026: there is no such kind, or a rate is none.</exception>
    public static ChaosRates Parse(string text)
    {
        var rates = None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            rates = rates.With(part);
        if (rates.Duplicates + rates.Disorder + rates.Late + rates.Corrupt > MostStruck)
            throw Wrong("More than 90 % of the records are struck", "Let duplicates, disorder, late and corrupt add up to less.");
        return rates;
    }

    ChaosRates With(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var (kind, rate) = (equals < 0 ? part : part[..equals].Trim(), Rate(part, equals < 0 ? "" : part[(equals + 1)..].Trim()));
        return kind switch
        {
            "duplicates" => this with { Duplicates = rate },
            "disorder" => this with { Disorder = rate },
            "late" => this with { Late = rate },
            "corrupt" => this with { Corrupt = rate },
            "clock" => this with { Clock = rate },
            "mojibake" => this with { Mojibake = rate },
            _ => throw Wrong($"There is no chaos '{kind}'", DidYouMean.Hint(kind, ["duplicates", "disorder", "late", "corrupt", "clock", "mojibake"])),
        };
    }

    static double Rate(string part, string text)
    {
        var isPercent = text.EndsWith('%');
        if (double.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate / (isPercent ? 100 : 1) is >= 0 and <= MostStruck and var share)
            return share;
        throw Wrong($"'{part}' says no rate", "Write a share such as late=0.5% or late=0.005, of 90 % at most.");
    }

    static MixdownException Wrong(string what, string hint) => new(new Diagnostic("MX6026", what, Hint: hint));
}
