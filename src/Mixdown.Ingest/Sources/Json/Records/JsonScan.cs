using System.Buffers;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Finds where a value ends, by its brackets and quotes alone, so that a broken value costs only itself: a bracket that
/// closes another kind closes what is open inside of its own. It may be given the value in pieces.</summary>
struct JsonScan
{
    static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    static readonly SearchValues<byte> AfterScalar = SearchValues.Create(" \t\r\n,]}{["u8);

    // Deeper values are rejected anyway; there brackets are only counted.
    const int KnownDepth = 128;
    UInt128 _objects;
    int _depth;
    bool _started;
    bool _inString;
    bool _escaped;
    bool _isScalar;

    /// <summary>The place behind the value; -1 when it does not end here.</summary>
    /// <param name="bytes">From the value's first byte on; then, what follows.</param>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        var at = _started ? 0 : Start(bytes[0]);
        if (_isScalar)
            return ScalarEnd(bytes, at);
        while (at < bytes.Length)
        {
            at = _inString ? AfterQuote(bytes, at) : AfterBracket(bytes, at);
            if (at < 0)
                return -1;
            if (!_inString && _depth == 0)
                return at;
        }
        return -1;
    }

    int Start(byte first)
    {
        _started = true;
        if (first is (byte)'{' or (byte)'[')
            Open(first);
        _inString = first == '"';
        _isScalar = _depth == 0 && !_inString;
        return 1;
    }

    static int ScalarEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var end = bytes[Math.Min(at, bytes.Length)..].IndexOfAny(AfterScalar);
        return end < 0 ? -1 : at + end;
    }

    int AfterQuote(ReadOnlySpan<byte> bytes, int at)
    {
        if (_escaped)
        {
            _escaped = false;
            return at + 1;
        }
        var found = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
        if (found < 0)
            return -1;
        _escaped = bytes[at + found] == '\\';
        _inString = _escaped;
        return at + found + 1;
    }

    int AfterBracket(ReadOnlySpan<byte> bytes, int at)
    {
        var found = bytes[at..].IndexOfAny(Structure);
        if (found < 0)
            return -1;
        switch (bytes[at + found])
        {
            case (byte)'"':
                _inString = true;
                break;
            case (byte)'{' or (byte)'[':
                Open(bytes[at + found]);
                break;
            default:
                Close(bytes[at + found] == '}');
                break;
        }
        return at + found + 1;
    }

    void Open(byte bracket)
    {
        if (_depth < KnownDepth)
            _objects = (_objects << 1) | (bracket == '{' ? 1u : 0u);
        _depth++;
    }

    void Close(bool isObject)
    {
        while (_depth > 1 && _depth <= KnownDepth && ((_objects & 1) == 1) != isObject)
            Pop();
        Pop();
    }

    void Pop()
    {
        if (_depth <= KnownDepth)
            _objects >>= 1;
        _depth--;
    }
}
