using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Lakes;

/// <summary>Tables of the lake, and when they are to be seen as.</summary>
/// <param name="Tables">A name or a pattern.</param>
/// <param name="Moment">Version or time.</param>
public sealed record AsOf(string Tables, LakeMoment Moment)
{
    /// <summary>Whether tables may be meant that nobody has thought of.</summary>
    internal bool IsPattern => Tables.AsSpan().ContainsAny('*', '?');

    /// <summary>Reads <c>bronze.invoice=12</c>, or <c>2026-03-01</c> alone for all tables.</summary>
    /// <exception cref="MixdownException">MX4051: what stands behind the <c>=</c> is neither a version nor a time.</exception>
    public static AsOf Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals < 0 ? new AsOf("*", LakeMoment.Parse(text)) : new AsOf(text[..equals], LakeMoment.Parse(text[(equals + 1)..]));
    }
}
