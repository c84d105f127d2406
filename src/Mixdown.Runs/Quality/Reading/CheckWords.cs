namespace Mixdown.Runs.Quality.Reading;

/// <summary>dbt's words for how a check ended.</summary>
static class CheckWords
{
    /// <summary>Whether a check found what must not be, or could not be asked.</summary>
    public static bool IsFailure(string status) => status is "fail" or "error" or "runtime error";

    /// <summary>Those that need a look first, first: failed 0, warned 1, skipped 2, never run 3, passed 4.</summary>
    public static int Rank(string status) => status switch
    {
        _ when IsFailure(status) => 0,
        "warn" => 1,
        "skipped" => 2,
        "never" => 3,
        _ => 4,
    };
}
