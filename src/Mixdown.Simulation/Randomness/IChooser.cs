namespace Mixdown.Simulation.Randomness;

/// <summary>Answers "which of these?": by chance (<see cref="RandomStream"/>) or by counting through every combination
/// (<see cref="MixedRadix"/>). Implemented by structs and taken by reference, so that a grammar costs no virtual call.</summary>
interface IChooser
{
    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    int Below(int count);
}
