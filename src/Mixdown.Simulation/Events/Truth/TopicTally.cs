using Mixdown.Simulation.Events.Chaos;

namespace Mixdown.Simulation.Events.Truth;

/// <summary>Counts the records of a topic.</summary>
sealed class TopicTally
{
    readonly long[] _damaged = new long[4];
    readonly long[] _fates = new long[5];
    long _events;
    long _jumps;
    long _garbled;

    /// <summary>Counts an event with all that happens to it.</summary>
    public void Add(RecordFate fate, bool jumps, bool isGarbled)
    {
        _events++;
        _fates[(int)fate.Kind]++;
        if (fate.Kind == FateKind.Corrupt)
            _damaged[(int)fate.Damage]++;
        _jumps += jumps ? 1 : 0;
        _garbled += isGarbled ? 1 : 0;
    }

    /// <summary>The counts as the ground truth states them.</summary>
    public TopicTruth Totals()
    {
        var duplicates = _fates[(int)FateKind.Duplicate];
        var quarantined = Damaged(Corruption.BrokenJson) + Damaged(Corruption.WrongUtf8);
        var withoutTime = Damaged(Corruption.WrongType) + Damaged(Corruption.MissingTs);
        var rows = _events + duplicates + withoutTime;
        return new TopicTruth(
            rows + quarantined, rows, quarantined, withoutTime, _events, duplicates,
            _fates[(int)FateKind.Disordered], _fates[(int)FateKind.Late],
            Damaged(Corruption.BrokenJson), Damaged(Corruption.WrongUtf8), Damaged(Corruption.WrongType), Damaged(Corruption.MissingTs),
            _jumps, _garbled);
    }

    long Damaged(Corruption kind) => _damaged[(int)kind];
}
