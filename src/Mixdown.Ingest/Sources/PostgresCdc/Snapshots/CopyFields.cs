using Mixdown.Ingest.Sources.PostgresCdc.Rows;

namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>The fields of one row of COPY's text: tabs between them, <c>\N</c> for NULL, and a backslash before what would be
/// taken for something else. Used again for row after row.</summary>
sealed class CopyFields(int columns) : IRowTexts
{
    const int Null = -1;
    readonly (int Start, int Length)[] _places = new (int, int)[columns];
    byte[] _line = [];

    /// <summary>Takes the row that starts at a place, and takes backslashes out of it in place.</summary>
    /// <returns>Where the next row starts.</returns>
    public int Read(byte[] block, int start)
    {
        _line = block;
        Begin(0);
        var (column, from, to) = (0, start, start);
        var field = start;
        while (true)
        {
            var b = block[from++];
            switch (b)
            {
                case (byte)'\t' or (byte)'\n':
                    if (column < _places.Length && _places[column].Length != Null)
                        _places[column] = (field, to - field);
                    column++;
                    if (b == '\n')
                        return from;
                    field = to = from;
                    Begin(column);
                    break;
                case (byte)'\\':
                    var escaped = block[from++];
                    if (escaped == 'N')
                        SetNull(column);
                    else
                        block[to++] = Plain(escaped);
                    break;
                default:
                    block[to++] = b;
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public bool TryGet(int column, out ReadOnlySpan<byte> text)
    {
        var (start, length) = _places[column];
        text = length < 0 ? default : _line.AsSpan(start, length);
        return length >= 0;
    }

    /// <inheritdoc/>
    public bool IsUnchanged(int column) => false;

    void Begin(int column)
    {
        if (column < _places.Length)
            _places[column] = default;
    }

    void SetNull(int column)
    {
        if (column < _places.Length)
            _places[column] = (0, Null);
    }

    static byte Plain(byte escaped) => escaped switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'v' => (byte)'\v',
        _ => escaped,
    };
}
