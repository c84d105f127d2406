using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Json.Records;

/// <summary>Blocks of whole records of a document: the elements of an array, the object at the end of a path, or values one after
/// the other. The document itself is never in memory.</summary>
/// <remarks>Of the dialect it takes the path to the records, and the longest record.</remarks>
sealed class DocumentBlocks(Stream content, string file, JsonDialect dialect, int blockBytes, Action<RejectedRow> reject)
    : JsonBlocks(content, file, dialect.MaxRecordBytes, blockBytes, reject)
{
    readonly JsonProlog _prolog = new(file, dialect.Records);
    Place _place = Place.Before;
    JsonScan _long;

    enum Place
    {
        Before,
        InArray,
        InValues,
        InOne,
        After,
        Outside,
    }

    public override bool IsLines => false;

    protected override long CountRows(JsonBlock block) => block.Records.Count;

    protected override int EndOfLong(ReadOnlySpan<byte> bytes, bool isFirst)
    {
        if (_place == Place.Before)
            throw new MixdownException(_prolog.NotFound("they do not begin early enough; the option max_record says how many bytes are looked at"));
        if (isFirst)
            _long = default;
        return bytes.Length == 0 ? -1 : _long.Find(bytes);
    }

    protected override int Cut(JsonBlock block, bool isLast)
    {
        block.Records.Clear();
        var bytes = block.Text.Content;
        var (at, place) = (0, _place);
        if (place == Place.Before && !Begin(bytes, isLast, ref at, ref place))
            return 0;
        var isCut = false;
        while (place is not (Place.After or Place.Outside))
        {
            at += Gap(bytes[at..], place == Place.InArray);
            if (at == bytes.Length)
                break;
            if (place == Place.InArray && bytes[at] == ']')
            {
                place = Place.After;
                at++;
                break;
            }
            if (!Record(block, ref at, isLast, ref isCut))
                break;
            place = place == Place.InOne ? Place.After : place;
        }
        if (isLast && place == Place.InArray && !isCut)
            block.Records.Add((block.Text.Length, 0));
        _place = place == Place.After ? Rest(block, at) : place;
        return place is Place.After or Place.Outside || isLast ? block.Text.Length : at;
    }

    /// <summary>What follows an array that is the whole document is no part of it. What follows records in an object is its own
    /// business.</summary>
    Place Rest(JsonBlock block, int at)
    {
        var bytes = block.Text.Content;
        at += Gap(bytes[at..], withCommas: false);
        if (dialect.Records.Count > 0 || at == bytes.Length)
            return Place.After;
        block.Records.Add((at, JsonRecord.OutsideLength));
        return Place.Outside;
    }

    bool Begin(ReadOnlySpan<byte> bytes, bool isLast, ref int at, ref Place place)
    {
        at = Gap(bytes, withCommas: false);
        if (at == bytes.Length)
        {
            place = isLast ? Place.After : place;
            return isLast;
        }
        if (dialect.Records.Count > 0 && bytes[at] == '{')
            return BeginInside(bytes, isLast, ref at, ref place);
        place = bytes[at] == '[' ? Place.InArray : Place.InValues;
        at += place == Place.InArray ? 1 : 0;
        return true;
    }

    bool BeginInside(ReadOnlySpan<byte> bytes, bool isLast, ref int at, ref Place place)
    {
        var found = _prolog.Find(bytes, isLast);
        if (found < 0)
            return false;
        place = found == bytes.Length ? Place.After : bytes[found] == '[' ? Place.InArray : Place.InOne;
        at = place == Place.InArray ? found + 1 : found;
        return true;
    }

    static bool Record(JsonBlock block, ref int at, bool isLast, ref bool isCut)
    {
        var rest = block.Text.Content[at..];
        var length = new JsonScan().Find(rest);
        if (length < 0 && !isLast)
            return false;
        isCut = length < 0;
        length = isCut ? rest.Length : length;
        block.Records.Add((at, length));
        at += length;
        return true;
    }

    static int Gap(ReadOnlySpan<byte> bytes, bool withCommas)
    {
        var end = withCommas ? bytes.IndexOfAnyExcept(" \t\r\n,"u8) : bytes.IndexOfAnyExcept(" \t\r\n"u8);
        return end < 0 ? bytes.Length : end;
    }
}
