using System.Text;
using Mixdown.Simulation.Defects;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store;

/// <summary>The file of one table while it is written, and the counts of what went into it.</summary>
sealed class TableFile : IAsyncDisposable
{
    readonly SheetTable _table;
    readonly long _expectedRows;
    readonly FileStream _file;
    readonly long[] _planted = new long[Enum.GetValues<DefectKind>().Length];
    long _bytes;
    long _rows;

    /// <param name="folder">Must exist; the file must not.</param>
    /// <param name="table">Whose file it is.</param>
    /// <param name="expectedRows">For progress.</param>
    public TableFile(string folder, SheetTable table, long expectedRows)
    {
        (_table, _expectedRows) = (table, expectedRows);
        _file = new FileStream(
            Path.Combine(folder, table.FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var header = Encoding.ASCII.GetBytes(table.Header + "\r\n");
        _file.Write(header);
        _bytes = header.Length;
    }

    /// <summary>Name of the table.</summary>
    public string Name => _table.Name;

    /// <summary>How far it is.</summary>
    public GenerationProgress Progress => new(Name, Records, _expectedRows, _bytes);

    /// <summary>What is in it.</summary>
    public TableTruth Truth => new(
        _rows, Records, _bytes, Planted(DefectKind.Quarantined), Planted(DefectKind.Rescued),
        Planted(DefectKind.Missing), Planted(DefectKind.Duplicate), Planted(DefectKind.Spelling));

    long Records => _rows + Planted(DefectKind.Quarantined) + Planted(DefectKind.Duplicate);

    /// <summary>Writes a piece and counts it.</summary>
    public async Task AppendAsync(TableSheet sheet, CancellationToken cancel)
    {
        var bytes = sheet.Finish();
        await _file.WriteAsync(bytes, cancel);
        _bytes += bytes.Length;
        _rows += sheet.Rows;
        for (var kind = 0; kind < _planted.Length; kind++)
            _planted[kind] += sheet.Planted((DefectKind)kind);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    long Planted(DefectKind kind) => _planted[(int)kind];
}
