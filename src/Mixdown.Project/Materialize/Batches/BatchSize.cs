namespace Mixdown.Project.Materialize.Batches;

/// <summary>How much time one batch of a microbatch model holds. All of it is UTC: a day has 24 hours.</summary>
enum BatchSize
{
    Hour,
    Day,
    Month,
    Year,
}
