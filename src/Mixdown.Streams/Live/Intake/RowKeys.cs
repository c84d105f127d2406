using Mixdown.Engines;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Intake;

/// <summary>The rows of a tick as far as they are looked at one by one. Hot: its room is used again and again.</summary>
sealed class RowKeys
{
    RowKey[] _rows = new RowKey[4096];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public ref readonly RowKey this[int index] => ref _rows[index];

    /// <summary>Reads the rows of a tick in place of those of the last.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="identity">SQL for the hash of a row's identity.</param>
    /// <param name="arrived">SQL for the time at which it came, microseconds.</param>
    /// <param name="cancel">Stops it.</param>
    public void Read(TickRows rows, string identity, string arrived, CancellationToken cancel)
    {
        Count = 0;
        using var read = rows.Session.Read(Sql(rows, identity, arrived), cancel);
        while (read.Next(cancel) is var count and > 0)
        {
            if (Count + count > _rows.Length)
                Array.Resize(ref _rows, Math.Max(_rows.Length * 2, Count + count));
            Add(read, count);
        }
    }

    void Add(IColumnRows read, int count)
    {
        var (row, partition, time, arrived, id) = (read[0], read[1], read[2], read[3], read[4]);
        for (var i = 0; i < count; i++)
        {
            var when = time.IsNull(i) ? long.MinValue : time.Get<long>(i);
            _rows[Count++] = new RowKey(row.Get<long>(i), partition.Get<long>(i), when, arrived.Get<long>(i), id.Get<ulong>(i));
        }
    }

    static string Sql(TickRows rows, string identity, string arrived) => FormattableString.Invariant(
        $"select rowid, _mx_partition::bigint, epoch_us(_mx_event_time), ({arrived})::bigint, {identity} from {rows.Table} where rowid >= {rows.FirstRow}");
}
