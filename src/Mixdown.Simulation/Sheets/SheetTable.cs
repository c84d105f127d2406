using System.Collections.Immutable;
using Mixdown.Simulation.Defects;

namespace Mixdown.Simulation.Sheets;

/// <summary>A table that is generated.</summary>
/// <param name="Number">Distinguishes its defects from other tables'; part of the format.</param>
/// <param name="Name">The file's name without <c>.csv</c>.</param>
/// <param name="Header">Names of the columns, commas between them.</param>
/// <param name="Struck">The kinds of defect that may strike it.</param>
sealed record SheetTable(int Number, string Name, string Header, params ImmutableArray<DefectKind> Struck)
{
    /// <summary>Name of its file.</summary>
    public string FileName => Name + ".csv";
}
