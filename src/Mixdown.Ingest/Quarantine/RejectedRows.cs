namespace Mixdown.Ingest.Quarantine;

/// <summary>The rejected records of one file: collected from several threads, in bounded memory, read back once.</summary>
/// <param name="spillFile">Where they go beyond <see cref="MemoryBytes"/>; created only then, removed at the end.</param>
sealed class RejectedRows(string spillFile) : IDisposable
{
    const int MemoryBytes = 4 * 1024 * 1024;

    /// <summary>How many are kept for messages.</summary>
    public const int KeptReasons = 5;

    readonly Lock _gate = new();
    readonly MemoryStream _memory = new();
    readonly List<RejectedRow> _first = [];
    FileStream? _spill;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first few, without their raw text, for messages.</summary>
    public IReadOnlyList<RejectedRow> First => _first;

    /// <summary>Takes a record. Any thread.</summary>
    public void Add(RejectedRow row)
    {
        lock (_gate)
        {
            Count++;
            if (_first.Count < KeptReasons)
                _first.Add(row with { Raw = [] });
            Write(row);
            if (_memory.Length > MemoryBytes)
                Spill();
        }
    }

    /// <summary>All of them, in the order in which they came. Not while anyone adds.</summary>
    public IEnumerable<RejectedRow> Read()
    {
        if (_spill is not null)
        {
            _spill.Position = 0;
            foreach (var row in Read(_spill))
                yield return row;
        }
        _memory.Position = 0;
        foreach (var row in Read(_memory))
            yield return row;
    }

    /// <summary>Removes the spill file.</summary>
    public void Dispose()
    {
        _spill?.Dispose();
        _memory.Dispose();
    }

    void Spill()
    {
        _spill ??= new FileStream(
            spillFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _memory.WriteTo(_spill);
        _memory.SetLength(0);
    }

    void Write(RejectedRow row)
    {
        using var writer = new BinaryWriter(_memory, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(row.File);
        writer.Write(row.Line);
        writer.Write(row.Offset);
        writer.Write(row.Code);
        writer.Write(row.Reason);
        writer.Write(row.Raw.Length);
        writer.Write(row.Raw);
    }

    static IEnumerable<RejectedRow> Read(Stream rows)
    {
        using var reader = new BinaryReader(rows, System.Text.Encoding.UTF8, leaveOpen: true);
        while (rows.Position < rows.Length)
        {
            yield return new RejectedRow(
                reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), reader.ReadString(),
                reader.ReadBytes(reader.ReadInt32()));
        }
    }
}
