using System.Collections.Immutable;
using System.Text;
using Mixdown.Simulation.Sheets;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>Genres and media types: fixed lists.</summary>
sealed class ReferenceSection : IStoreSection
{
    /// <inheritdoc/>
    public ImmutableArray<(SheetTable Table, long ExpectedRows)> Tables { get; } =
        [(StoreTables.Genre, Genre.All.Length), (StoreTables.MediaType, MediaType.All.Length)];

    /// <inheritdoc/>
    public IEnumerable<Action<PieceSheets>> Pieces() => [Render];

    static void Render(PieceSheets sheets)
    {
        Render(sheets[0], Genre.All.Select(genre => genre.Name));
        Render(sheets[1], MediaType.All.Select(type => type.Name));
    }

    static void Render(TableSheet sheet, IEnumerable<string> names)
    {
        foreach (var (index, name) in names.Index())
        {
            sheet.Begin(index);
            sheet.Csv.Integer(index + 1);
            sheet.Csv.Text(Encoding.UTF8.GetBytes(name));
            sheet.End();
        }
    }
}
