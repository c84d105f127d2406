using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Store;

/// <summary>What decides the content of a generated store, and how it is written. Two runs with the same
/// <see cref="Scale"/>, <see cref="Seed"/> and <see cref="DirtyRatio"/> give the same bytes on every machine.</summary>
public sealed record StoreOptions
{
    /// <summary>Largest <see cref="Scale"/>: about 224 million invoice lines.</summary>
    public const int MaxScale = 100_000;

    /// <summary>Largest <see cref="DirtyRatio"/>: five kinds of defect and one defect a record leave no room for more.</summary>
    public const decimal MaxDirtyRatio = 0.2m;

    /// <summary>Size of the store, 1 to <see cref="MaxScale"/>. Customers, invoices and lines grow with it (59, about 412 and
    /// about 2,240 at 1), the catalogue with its power of 2/3 (275 artists, 347 albums, 3,503 tracks at 1), since a shop of
    /// a thousand times the customers does not sell a thousand times the songs. Default 1.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Picks one store out of 2^64. Default 42.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Share of a table's records that each kind of defect strikes, 0 to <see cref="MaxDirtyRatio"/>: one record in
    /// every 1 / ratio, rounded. Default 0: a clean store.</summary>
    public decimal DirtyRatio { get; init; }

    /// <summary>Threads that write, 1 or more; it changes nothing but the time. Default: the machine's cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether a store of other options in the folder may be replaced. Default false: refuse, so that nobody loses
    /// data by a slip. Files that are no store's are never touched, whatever this says.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="MixdownException">Names every option that is out of its range.</exception>
    internal void Require()
    {
        var wrong = new List<Diagnostic>();
        if (Scale is < 1 or > MaxScale)
            wrong.Add(OutOfRange($"a scale of {Scale}", $"Pass --scale from 1 to {MaxScale}."));
        if (DirtyRatio is < 0 or > MaxDirtyRatio)
            wrong.Add(OutOfRange($"a dirty ratio of {Text(DirtyRatio)}", $"Pass --dirty from 0 to {Text(MaxDirtyRatio)}."));
        if (Threads < 1)
            wrong.Add(OutOfRange($"{Threads} threads", "Pass --threads of at least 1."));
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
    }

    static Diagnostic OutOfRange(string what, string hint) =>
        new("MX6001", $"A store cannot be generated with {what}", Hint: hint);

    static string Text(decimal ratio) => ratio.ToString(CultureInfo.InvariantCulture);
}
