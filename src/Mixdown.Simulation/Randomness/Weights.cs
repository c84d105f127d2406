namespace Mixdown.Simulation.Randomness;

/// <summary>Picks an index in proportion to its weight.</summary>
sealed class Weights
{
    readonly int[] _upTo;

    /// <param name="weights">Not negative, their sum within 31 bits.</param>
    public Weights(params ReadOnlySpan<int> weights)
    {
        _upTo = new int[weights.Length];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            _upTo[i] = sum += weights[i];
    }

    /// <summary>1 / rank for the ranks 1 to <paramref name="count"/>: Zipf's law.</summary>
    public static Weights Zipf(int count) => new([.. Enumerable.Range(1, count).Select(rank => 1_000_000 / rank)]);

    /// <summary>How many there are to pick from.</summary>
    public int Count => _upTo.Length;

    /// <summary>An index, in proportion to its weight.</summary>
    public int Pick(ref RandomStream random) => Pick(ref random, _upTo.Length);

    /// <summary>An index below <paramref name="count"/>, in proportion to its weight among those.</summary>
    public int Pick(ref RandomStream random, int count)
    {
        var at = random.Below(_upTo[count - 1]);
        var index = 0;
        while (_upTo[index] <= at)
            index++;
        return index;
    }
}
