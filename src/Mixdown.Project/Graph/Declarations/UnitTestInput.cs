namespace Mixdown.Project.Graph.Declarations;

/// <summary>Rows that stand for one input of the tested model.</summary>
/// <param name="Input">As written: <c>ref('customer')</c>, <c>source('shop', 'orders')</c>, <c>this</c>.</param>
/// <param name="Rows">The rows.</param>
public sealed record UnitTestInput(string Input, UnitTestRows Rows);
