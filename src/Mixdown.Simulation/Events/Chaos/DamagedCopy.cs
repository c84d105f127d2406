using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Chaos;

/// <summary>Damages copies of records, which all begin with their time.</summary>
static class DamagedCopy
{
    static ReadOnlySpan<byte> Ts => "{\"ts\":"u8;

    static ReadOnlySpan<byte> City => "\"city\":\""u8;

    /// <summary>Writes the damaged copy of a record.</summary>
    /// <param name="record">Undamaged.</param>
    /// <param name="damage">How.</param>
    /// <param name="random">Chance.</param>
    /// <param name="copy">Takes the copy in the place of what it holds.</param>
    public static void Write(ReadOnlySpan<byte> record, Corruption damage, ref RandomStream random, TextBuffer copy)
    {
        copy.Length = 0;
        var comma = record.IndexOf((byte)',');
        switch (damage)
        {
            case Corruption.BrokenJson:
                copy.Append(record[..random.Between(record.Length / 4, record.Length - 1)]);
                break;
            case Corruption.WrongUtf8:
                var at = record.IndexOf(City) + City.Length;
                copy.Append(record[..at]);
                copy.Append([0xFF]);
                copy.Append(record[(at + 1)..]);
                break;
            case Corruption.WrongType:
                copy.Append(Ts);
                copy.Append("\"a while ago\""u8);
                copy.Append(record[comma..]);
                break;
            default:
                copy.Append("{"u8);
                copy.Append(record[(comma + 1)..]);
                break;
        }
    }
}
