namespace Mixdown.Ingest.Sources.PostgresCdc.Rows;

/// <summary>Why rows are rejected, in words.</summary>
static class RowRejects
{
    public const string UnknownColumnCode = "MX2106";
    public const string MisfitCode = "MX2107";

    public static string UnknownColumn(string column) => $"a value in column '{column}', which the table does not have";

    public static string Misfit(string column, string type) => $"the value of '{column}' is no {type}";
}
