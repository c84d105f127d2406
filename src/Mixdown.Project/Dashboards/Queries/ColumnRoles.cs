namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What roles of columns have in common.</summary>
public static class ColumnRoles
{
    /// <summary>Whether it says something of the member in the column before it, and is itself not shown.</summary>
    public static bool IsNote(this ColumnRole role) => role is ColumnRole.Rest or ColumnRole.Place;
}
