namespace Mixdown.Jinja.Values.Dates;

/// <summary>Python's timezone: a fixed distance from UTC.</summary>
/// <param name="Offset">East is positive.</param>
public sealed record JinjaTimeZone(TimeSpan Offset) : IJinjaObject
{
    /// <inheritdoc/>
    public string TypeName => "datetime.timezone";

    /// <inheritdoc/>
    public string Print() => Offset == TimeSpan.Zero ? "UTC" : "UTC" + TimeFormat.OffsetText(Offset, ":");

    /// <inheritdoc/>
    public string PrintQuoted() => Offset == TimeSpan.Zero
        ? "datetime.timezone.utc"
        : $"datetime.timezone({new JinjaTimeDelta(Offset).PrintQuoted()})";
}
