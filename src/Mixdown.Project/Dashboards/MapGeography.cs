namespace Mixdown.Project.Dashboards;

/// <summary>What a map shows.</summary>
public enum MapGeography
{
    /// <summary>Countries: <c>world</c>.</summary>
    World,

    /// <summary>States of the USA: <c>us-states</c>.</summary>
    UsStates,
}
