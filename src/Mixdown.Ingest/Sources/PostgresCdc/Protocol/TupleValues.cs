namespace Mixdown.Ingest.Sources.PostgresCdc.Protocol;

/// <summary>Where the values of a row lie in a message. Used again for row after row.</summary>
sealed class TupleValues
{
    /// <summary>NULL.</summary>
    public const byte Null = (byte)'n';

    /// <summary>A large value that the update did not touch: it is stored apart (TOAST) and was not written to the log.</summary>
    public const byte Unchanged = (byte)'u';

    /// <summary>The value as text.</summary>
    public const byte Text = (byte)'t';

    byte[] _kinds = [];
    (int Start, int Length)[] _places = [];

    /// <summary>How many columns there are.</summary>
    public int Count { get; private set; }

    public byte Kind(int column) => _kinds[column];

    /// <summary>The text of a column whose kind is <see cref="Text"/>.</summary>
    /// <param name="message">The message that was read.</param>
    /// <param name="column">Which one.</param>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> message, int column) =>
        message.Slice(_places[column].Start, _places[column].Length);

    public void Read(ref MessageBytes bytes)
    {
        Count = bytes.Int16();
        if (_kinds.Length < Count)
            (_kinds, _places) = (new byte[Count], new (int, int)[Count]);
        for (var i = 0; i < Count; i++)
            ReadValue(ref bytes, i);
    }

    void ReadValue(ref MessageBytes bytes, int column)
    {
        var kind = _kinds[column] = bytes.Byte();
        switch (kind)
        {
            case Text:
                var length = bytes.Int32();
                _places[column] = (bytes.Position, length);
                bytes.Take(length);
                break;
            case Null or Unchanged:
                break;
            default:
                throw CdcFaults.Malformed($"a value is of the unknown kind {kind}");
        }
    }
}
