namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>A table as it is at a place of the log. It is told before the table's first change, and again after each change of
/// its columns.</summary>
/// <param name="Id">What its changes call it.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Identity">Its replica identity: <c>d</c> primary key, <c>i</c> index, <c>f</c> whole row, <c>n</c> nothing.</param>
/// <param name="Columns">In the order of the tuples.</param>
sealed record Relation(uint Id, string Schema, string Name, char Identity, IReadOnlyList<RelationColumn> Columns)
{
    const byte KeyFlag = 1;

    /// <summary>The number of the relation that a change is about.</summary>
    public static uint IdOf(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        bytes.Byte();
        return bytes.UInt32();
    }

    public static Relation Read(ReadOnlySpan<byte> message)
    {
        var bytes = new MessageBytes(message);
        bytes.Byte();
        var (id, schema, name, identity) = (bytes.UInt32(), bytes.Name(), bytes.Name(), (char)bytes.Byte());
        var columns = new RelationColumn[bytes.Int16()];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = Column(ref bytes);
        // The manual: an empty schema stands for pg_catalog.
        return new Relation(id, schema.Length == 0 ? "pg_catalog" : schema, name, identity, columns);
    }

    static RelationColumn Column(ref MessageBytes bytes)
    {
        var isKey = (bytes.Byte() & KeyFlag) != 0;
        return new RelationColumn(bytes.Name(), isKey, bytes.UInt32(), bytes.Int32());
    }
}
