namespace Mixdown.Project.Materialize.Batches;

/// <summary>What became of the batches of a microbatch model, in the order of time.</summary>
/// <param name="Successful">Are committed.</param>
/// <param name="Failed">Left the table as it was; <c>retry</c> builds these alone.</param>
public sealed record BatchResults(IReadOnlyList<TimeWindow> Successful, IReadOnlyList<TimeWindow> Failed);
