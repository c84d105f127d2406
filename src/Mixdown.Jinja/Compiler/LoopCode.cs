using Mixdown.Jinja.Runtime;

namespace Mixdown.Jinja.Compiler;

/// <summary>The compiled parts of a for loop.</summary>
sealed class LoopCode
{
    /// <summary>Gives an item to the loop's variables.</summary>
    public required Action<Frame, object?> Assign { get; init; }

    /// <summary>Whether the loop's own filter keeps an item; null without a filter.</summary>
    public required Func<Frame, object?, bool>? Keeps { get; init; }

    /// <summary>Slots of the variables that the body sets: each round starts without them.</summary>
    public required int[] Fresh { get; init; }

    /// <summary>Slot of <c>loop</c>; -1 when the body does not use it.</summary>
    public required int LoopSlot { get; init; }

    public required Execute Body { get; init; }

    /// <summary>Runs when there was no item.</summary>
    public required Execute Otherwise { get; init; }
}
