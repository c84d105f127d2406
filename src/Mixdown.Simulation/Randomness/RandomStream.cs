namespace Mixdown.Simulation.Randomness;

/// <summary>The random numbers of one row for one purpose: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), started at a hash
/// of seed, purpose and row. Any row can be made without the rows before it, on any thread, and only integer arithmetic
/// decides, so the bytes are the same everywhere.</summary>
struct RandomStream : IChooser
{
    const ulong Gamma = 0x9E3779B97F4A7C15;
    ulong _state;

    /// <param name="seed">The store's seed.</param>
    /// <param name="purpose">What the numbers decide.</param>
    /// <param name="row">The row's key, or several keys packed into one number.</param>
    public RandomStream(ulong seed, RandomPurpose purpose, long row) =>
        _state = Mix(Mix(seed + (Gamma * (ulong)purpose)) ^ ((ulong)row * 0xD1342543DE82EF95));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Gamma);

    /// <inheritdoc/>
    /// <remarks>The high half of a product of 32 bits: its bias is under count / 2^32.</remarks>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>A number from 0 to <paramref name="count"/> - 1 for counts beyond 32 bits.</summary>
    public ulong Below(ulong count) => Math.BigMul(Next(), count, out _);

    /// <summary>true in <paramref name="perMille"/> of 1,000 cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>A number from 0 up to 1, never 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A time to wait for what happens every <paramref name="mean"/> on average, at any moment alike.</summary>
    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Unit());

    /// <summary>A number round 0 with a deviation of 1 (Marsaglia's polar method).</summary>
    public double Normal()
    {
        while (true)
        {
            var (x, y) = ((2 * Unit()) - 1, (2 * Unit()) - 1);
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
                return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
        }
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
