using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Chaos;

/// <summary>Decides what goes wrong with which event and which record: from seed and number alone, so that whoever counts and
/// whoever strikes agree without a word.</summary>
/// <param name="rates">How much.</param>
/// <param name="seed">The run's.</param>
sealed class ChaosPlan(ChaosRates rates, ulong seed)
{
    const int Second = 1000;
    const int Minute = 60 * Second;

    /// <summary>How much later a second copy comes at most: well within ten minutes, for which live views remember.</summary>
    const int LatestDuplicate = 5 * Minute;

    const int LatestDisordered = 90 * Second;
    const int EarliestLate = 3 * Minute;
    const int LatestLate = 30 * Minute;
    const int ShortestJump = 10 * Minute;
    const int LongestJump = 24 * 60 * Minute;

    static readonly int Topics = EventTopics.All.Length;

    /// <summary>Whether records are struck.</summary>
    public bool StrikesRecords { get; } = rates.StrikesRecords;

    /// <summary>What happens to an event's record of a topic.</summary>
    /// <param name="number">The event's place among all, from 0.</param>
    /// <param name="topic">The topic's place in <see cref="EventTopics.All"/>.</param>
    public RecordFate FateOf(long number, int topic)
    {
        if (!StrikesRecords)
            return default;
        var random = new RandomStream(seed, RandomPurpose.RecordDelivery, (number * Topics) + topic);
        var x = random.Unit();
        if ((x -= rates.Duplicates) < 0)
            return new RecordFate(FateKind.Duplicate, random.Between(1, LatestDuplicate));
        if ((x -= rates.Disorder) < 0)
            return new RecordFate(FateKind.Disordered, random.Between(Second, LatestDisordered));
        if ((x -= rates.Late) < 0)
            return new RecordFate(FateKind.Late, random.Between(EarliestLate, LatestLate));
        return x < rates.Corrupt ? new RecordFate(FateKind.Corrupt, Damage: (Corruption)random.Below(4)) : default;
    }

    /// <summary>Milliseconds by which an event's clock is ahead; nearly always 0.</summary>
    public int JumpOf(long number)
    {
        if (rates.Clock == 0)
            return 0;
        var random = new RandomStream(seed, RandomPurpose.EventContent, 2 * number);
        return random.Unit() < rates.Clock ? random.Between(ShortestJump, LongestJump) : 0;
    }

    /// <summary>Whether an event's song is garbled, if there is anything to garble.</summary>
    public bool IsGarbled(long number) =>
        rates.Mojibake > 0 && new RandomStream(seed, RandomPurpose.EventContent, (2 * number) + 1).Unit() < rates.Mojibake;
}
