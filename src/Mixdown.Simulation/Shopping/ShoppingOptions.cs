using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Shopping;

/// <summary>What decides the content of generated purchases. The same <see cref="Scale"/>, <see cref="Seed"/> and
/// <see cref="DirtyRatio"/> give the same bytes on every machine; more <see cref="Drops"/> give more files and change none.</summary>
public sealed record ShoppingOptions
{
    /// <summary>Largest <see cref="Scale"/>: 390 million purchases in 12 drops.</summary>
    public const int MaxScale = 100_000;

    /// <summary>Largest <see cref="Drops"/>.</summary>
    public const int MaxDrops = 9999;

    /// <summary>Largest <see cref="DirtyRatio"/>: five kinds of defect and one defect a record leave no room for more.</summary>
    public const decimal MaxDirtyRatio = 0.2m;

    /// <summary>Size, 1 to <see cref="MaxScale"/>: 325 purchases a drop and 2,600 customers at 1. Default 1.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Picks one history out of 2^64. Default 42.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Files, one for each month from a spring on: 1 to <see cref="MaxDrops"/>. Default 12: a year.</summary>
    public int Drops { get; init; } = 12;

    /// <summary>Share of the records that each kind of defect strikes, 0 to <see cref="MaxDirtyRatio"/>. Default 0.</summary>
    public decimal DirtyRatio { get; init; }

    /// <summary>Whether purchases of other options in the folder may be replaced. Default false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="MixdownException">Names every option that is out of its range.</exception>
    internal void Require()
    {
        var wrong = new List<Diagnostic>();
        if (Scale is < 1 or > MaxScale)
            wrong.Add(OutOfRange($"a scale of {Scale}", $"Pass --scale from 1 to {MaxScale}."));
        if (Drops is < 1 or > MaxDrops)
            wrong.Add(OutOfRange($"{Drops} drops", $"Pass --drops from 1 to {MaxDrops}."));
        if (DirtyRatio is < 0 or > MaxDirtyRatio)
            wrong.Add(OutOfRange($"a dirty ratio of {Text(DirtyRatio)}", $"Pass --dirty from 0 to {Text(MaxDirtyRatio)}."));
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
    }

    static Diagnostic OutOfRange(string what, string hint) =>
        new("MX6010", $"Purchases cannot be generated with {what}", Hint: hint);

    static string Text(decimal ratio) => ratio.ToString(CultureInfo.InvariantCulture);
}
