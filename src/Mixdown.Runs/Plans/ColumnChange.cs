namespace Mixdown.Runs.Plans;

/// <summary>What a build would do to a column.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Column">Its name.</param>
/// <param name="OldType">Its type in the warehouse; null when it is new.</param>
/// <param name="NewType">Its type by the model's SQL; null when it goes.</param>
/// <param name="IsBreaking">Whether what reads it may fail or mean something else: it goes, or its new type does not hold all
/// values of the old one.</param>
public sealed record ColumnChange(ColumnChangeKind Kind, string Column, string? OldType, string? NewType, bool IsBreaking)
{
    /// <summary>Columns downstream that are made of it (<c>mart.revenue</c>), nearest first, and models whose rows it decides
    /// (<c>mart</c>). Of a change that breaks nothing, none are looked for.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>Exposures that read the model, or one that uses the column.</summary>
    public IReadOnlyList<string> Exposures { get; init; } = [];
}
