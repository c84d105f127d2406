namespace Mixdown.Jinja;

/// <summary>What a rendering may use at most. Templates come from packages that nobody reads, so each has an end.</summary>
public sealed record JinjaLimits
{
    /// <summary>Macro calls, includes and recursive loops inside each other. Default 200: dbt's own macros nest about 20
    /// deep, and 200 levels fit a thread's 1.5 MB stack.</summary>
    public int CallDepth { get; init; } = 200;

    /// <summary>Characters written by one rendering, all macros together. Default 64 million, far above any SQL text that a
    /// database accepts.</summary>
    public long OutputCharacters { get; init; } = 64_000_000;

    /// <summary>Loop rounds and calls of one rendering; null (the default) means no limit but cancellation.</summary>
    public long? Steps { get; init; }

    /// <summary>Numbers in one <c>range()</c>. Default 100,000, as in Jinja2's sandbox.</summary>
    public int RangeLength { get; init; } = 100_000;
}
