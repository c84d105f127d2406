using System.Runtime.CompilerServices;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Csv.Records;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Csv;

/// <summary>Tells what the values of a column look like. Measured in bench/CsvLoadBench.cs.</summary>
sealed unsafe class CsvLook(CsvDialect dialect)
{
    readonly ValueLook _look = new((byte)dialect.Decimal, dialect.Dates);

    /// <summary>Looks at every value of a column of the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(CsvFields fields, int column, TypeEvidence evidence)
    {
        int* starts = fields.Starts(column);
        uint* lengths = fields.Lengths(column);
        var (last, longest) = (ValueKind.Text, 0);
        for (var row = 0; row < fields.Rows; row++)
        {
            var length = (int)(lengths[row] & CsvFields.LengthBits);
            if (length == 0)
                continue;
            var text = fields.Bytes + starts[row];
            if (last == ValueKind.Whole && *text > '0' && FieldDigits.TryParseLong(text, length, out _))
                longest = Math.Max(longest, length);
            else
                last = _look.Look(text, length, last, evidence);
            evidence.Add(last);
        }
        evidence.AddDigits(longest, 0);
    }
}
