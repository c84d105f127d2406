namespace Mixdown.Project.Checks.Contracts;

/// <summary>A column that a model and its contract do not agree on.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Given">The type that the SQL gives; empty when it does not give the column.</param>
/// <param name="Promised">The type in the contract; empty when it is not there.</param>
/// <param name="Reason">In dbt's words.</param>
sealed record ContractDifference(string Column, string Given, string Promised, string Reason)
{
    public string[] Cells => [Column, Given, Promised, Reason];
}
