namespace Mixdown.Simulation.Randomness;

/// <summary>Spends one number digit by digit, so that different numbers make different choices: a grammar that is fed with
/// it gives each number its own name.</summary>
struct MixedRadix(long number) : IChooser
{
    long _rest = number;

    /// <summary>What the choices so far did not use up; above 0 the name needs something more to be the only one.</summary>
    public readonly long Rest => _rest;

    /// <inheritdoc/>
    public int Below(int count)
    {
        (_rest, var digit) = Math.DivRem(_rest, count);
        return (int)digit;
    }
}
