namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>An insert, update or delete: the row before and the row after, as far as the log has them. Used again for change
/// after change.</summary>
sealed class RowChange
{
    const byte KeyBefore = (byte)'K';
    const byte RowBefore = (byte)'O';
    const byte RowAfter = (byte)'N';

    /// <summary>The row before: its key, or all of it where the replica identity is the whole row.</summary>
    public TupleValues Old { get; } = new();

    /// <summary>The row after.</summary>
    public TupleValues New { get; } = new();

    /// <summary>Whether there is an <see cref="Old"/>: always in a delete; in an update where the key changed, or the identity
    /// is the whole row.</summary>
    public bool HasOld { get; private set; }

    /// <summary>Whether <see cref="Old"/> is the whole row, and not its key alone.</summary>
    public bool IsOldWhole { get; private set; }

    public uint RelationId { get; private set; }

    public void Read(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        var kind = bytes.Byte();
        RelationId = bytes.UInt32();
        var part = bytes.Byte();
        HasOld = part is KeyBefore or RowBefore;
        IsOldWhole = part == RowBefore;
        if (HasOld)
            Old.Read(ref bytes);
        if (kind == MessageKind.Delete)
            return;
        if (HasOld)
            part = bytes.Byte();
        if (part != RowAfter)
            throw CdcFaults.Malformed($"a row is of the unknown kind {part}");
        New.Read(ref bytes);
    }
}
