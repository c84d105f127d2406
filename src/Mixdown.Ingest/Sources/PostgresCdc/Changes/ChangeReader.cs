using System.Buffers.Binary;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>One pass over the messages about a table.</summary>
sealed class ChangeReader(TableChanges changes)
{
    byte[] _window = new byte[1 << 17];
    int _start;
    int _end;
    int _piece;
    int _length;

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The message, until the next one is read.</summary>
    public ReadOnlySpan<byte> Message => _window.AsSpan(_start - _length, _length);

    /// <summary>Goes to the next message; false at the end.</summary>
    public bool Read()
    {
        if (!Has(sizeof(int)))
            return false;
        _length = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
        if (!Has(_length))
            return false;
        Take(_length);
        return true;
    }

    ReadOnlySpan<byte> Take(int length)
    {
        var taken = _window.AsSpan(_start, length);
        _start += length;
        BytesRead += length;
        return taken;
    }

    bool Has(int bytes)
    {
        while (_end - _start < bytes)
        {
            if (_piece > changes.Pieces.Count)
                return false;
            Load();
        }
        return true;
    }

    /// <summary>Puts the next piece behind what is left in the window.</summary>
    void Load()
    {
        var isRest = _piece == changes.Pieces.Count;
        var length = isRest ? changes.Rest.Length : changes.Pieces[_piece].Length;
        var left = _end - _start;
        var window = left + length <= _window.Length ? _window : new byte[left + length];
        _window.AsSpan(_start, left).CopyTo(window);
        (_window, _start, _end) = (window, 0, left + length);
        if (isRest)
            changes.Rest.CopyTo(_window.AsSpan(left));
        else
            changes.File.Read(changes.Pieces[_piece].At, _window.AsSpan(left, length));
        _piece++;
    }
}
