using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Runs.Lakes;

/// <summary>A table as it was: by the number of its version, or by a time.</summary>
/// <param name="Version">The version; null where a time is meant.</param>
/// <param name="At">The newest version of this time; null where a version is meant.</param>
public sealed record LakeMoment(long? Version, DateTimeOffset? At)
{
    /// <summary>Reads <c>12</c>, <c>2026-03-01</c>, <c>2026-03-01T12:00:00+01:00</c>; a time without a zone is UTC.</summary>
    /// <exception cref="MixdownException">MX4051: it is neither.</exception>
    public static LakeMoment Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return new LakeMoment(version, null);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at)
            ? new LakeMoment(null, at)
            : throw new MixdownException(new Diagnostic(
                "MX4051", $"'{text}' is neither a version nor a time", Hint: "Write a version such as 12, or a time such as 2026-03-01 or 2026-03-01T12:00:00Z."));
    }

    /// <summary>The table as it was then.</summary>
    /// <exception cref="MixdownException">MX2811 to MX2813: there is no table, or its log does not reach back so far.</exception>
    internal Task<DeltaSnapshot> OfAsync(DeltaTable table, CancellationToken cancel) =>
        Version is { } version ? table.SnapshotAsync(version, cancel) : table.SnapshotAsync(At!.Value, cancel);
}
