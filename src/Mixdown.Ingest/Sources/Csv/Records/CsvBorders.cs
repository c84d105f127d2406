namespace Mixdown.Ingest.Sources.Csv.Records;

/// <summary>Finds where the last whole record of a piece of a file ends. One vectorised search a quoted field, one for all
/// the rest. Measured in bench/CsvLoadBench.cs.</summary>
/// <remarks>It must cut exactly where <see cref="CsvTokens"/> reads: a quoted field that does not end properly makes its
/// record one physical line long, and the next line is a record again.</remarks>
readonly ref struct CsvBorders(ReadOnlySpan<byte> bytes, CsvSymbols symbols, int maxRecord)
{
    const int Unknown = -1;
    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The end of the last record that is whole for certain, 0 when there is none.</summary>
    public int Last()
    {
        var (record, from) = (0, 0);
        while (true)
        {
            var quote = IndexOf(symbols.Quote, from);
            var lineEnd = _bytes[from..(quote < 0 ? _bytes.Length : quote)].LastIndexOf(symbols.LineEnd);
            if (lineEnd >= 0)
                record = from + lineEnd + 1;
            if (quote < 0)
                return record;
            if (!OpensField(quote, record))
            {
                from = quote + 1;
                continue;
            }
            switch (AfterField(quote, record))
            {
                case Unknown when _bytes.Length - record <= maxRecord:
                    return record;
                case Unknown:
                    // Nothing may follow in this block: a reader that saw more could find an end that lies too far away.
                    return Math.Max(record, NextLine(record));
                case 0:
                    from = NextLine(record);
                    if (from == Unknown)
                        return record;
                    record = from;
                    break;
                case var after:
                    from = after;
                    break;
            }
        }
    }

    bool OpensField(int quote, int record) => quote == record || _bytes[quote - 1] == symbols.Delimiter;

    /// <summary>The place after the closing quote; 0 when the field is malformed; <see cref="Unknown"/> when its end, or what
    /// follows it, is not in the piece.</summary>
    int AfterField(int quote, int record)
    {
        var from = quote + 1;
        while (true)
        {
            var close = IndexOf(symbols.Quote, from);
            if (close < 0 || close - record > maxRecord || close + 1 == _bytes.Length)
                return close >= 0 && close - record > maxRecord ? 0 : Unknown;
            if (_bytes[close + 1] == symbols.Quote)
            {
                from = close + 2;
                continue;
            }
            return EndsField(close + 1);
        }
    }

    int EndsField(int after)
    {
        if (_bytes[after] == symbols.Delimiter || _bytes[after] == symbols.LineEnd)
            return after;
        if (_bytes[after] != '\r')
            return 0;
        if (after + 1 == _bytes.Length)
            return Unknown;
        return _bytes[after + 1] == symbols.LineEnd ? after : 0;
    }

    int NextLine(int from)
    {
        var lineEnd = IndexOf(symbols.LineEnd, from);
        return lineEnd < 0 ? Unknown : lineEnd + 1;
    }

    int IndexOf(byte value, int from)
    {
        var found = _bytes[from..].IndexOf(value);
        return found < 0 ? -1 : from + found;
    }
}
