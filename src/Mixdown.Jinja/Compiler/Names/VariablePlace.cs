using Mixdown.Jinja.Runtime;

namespace Mixdown.Jinja.Compiler.Names;

/// <summary>Where a variable lives.</summary>
/// <param name="Hops">Frames to go outward.</param>
/// <param name="Slot">Its slot there.</param>
readonly record struct VariablePlace(int Hops, int Slot)
{
    public object? Read(Frame frame) => frame.Up(Hops).Slots[Slot];

    /// <summary>The value in the first of <paramref name="places"/> that has one; false when none has.</summary>
    public static bool TryRead(Frame frame, VariablePlace[] places, out object? value)
    {
        foreach (var place in places)
        {
            value = place.Read(frame);
            if (!ReferenceEquals(value, Unset.Value))
                return true;
        }
        value = null;
        return false;
    }
}
