namespace Mixdown.Simulation.Store;

/// <summary>The counts of one table. A record carries at most one planted defect, so the kinds never overlap.</summary>
/// <param name="Rows">Records of the clean content: what is left after quarantine and de-duplication.</param>
/// <param name="Records">Records in the file below its header: <paramref name="Rows"/> + <paramref name="Quarantined"/> +
/// <paramref name="Duplicate"/>.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Quarantined">Extra records with a field too few or too many: a damaged copy right after its original.</param>
/// <param name="Rescued">Values that do not fit their column's type.</param>
/// <param name="Missing">Values left empty in a column that is never empty in the clean content.</param>
/// <param name="Duplicate">Extra records equal to an earlier one to the byte.</param>
/// <param name="Spelling">Countries spelled in another than the standard way.</param>
public sealed record TableTruth(
    long Rows,
    long Records,
    long Bytes,
    long Quarantined,
    long Rescued,
    long Missing,
    long Duplicate,
    long Spelling);
