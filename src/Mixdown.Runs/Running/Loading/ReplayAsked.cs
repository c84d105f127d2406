namespace Mixdown.Runs.Running.Loading;

/// <summary>Which rejected records a command is about.</summary>
public sealed record ReplayAsked
{
    /// <summary>The table; null for all.</summary>
    public string? Table { get; init; }

    /// <summary>The source file, as in <c>_mx_file</c>; null for any.</summary>
    public string? File { get; init; }

    /// <summary>Why they were rejected, <c>MX2101</c>; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>A file with corrected records, absolute; null for the records as they are.</summary>
    public string? From { get; init; }

    /// <summary>Why they are taken out for good; null where they are read again.</summary>
    public string? Reason { get; init; }
}
