namespace Mixdown.Simulation.Store.Sales;

/// <summary>A purchase to come, in 64 bits that sort by time: second of the month (22), customer (31), number among the
/// customer's purchases of the month (3), lines (4).</summary>
readonly record struct Visit(ulong Packed)
{
    public static Visit Of(int second, int customer, int number, int lines) =>
        new(((ulong)second << 38) | ((ulong)customer << 7) | ((ulong)number << 4) | (uint)lines);

    /// <summary>Seconds from the start of the month.</summary>
    public int Second => (int)(Packed >> 38);

    public int Customer => (int)(Packed >> 7) & int.MaxValue;

    public int Number => (int)(Packed >> 4) & 7;

    public int Lines => (int)Packed & 15;
}
