using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Story;

/// <summary>Makes facts of a check of its event.</summary>
static class CheckFacts
{
    /// <summary>One that ended.</summary>
    public static RunCheckFacts Of(CheckFinished check) => new(check.UniqueId, check.Name, check.Status, check.At)
    {
        Kind = check.Node.ResourceType,
        AttachedTo = check.AttachedTo,
        Failures = check.Failures,
        Message = check.Message,
        StartedAt = check.StartedAt,
        Seconds = check.Took.TotalSeconds,
        NewestAt = check.NewestAt,
        SqlHash = SqlHash.Of(check.Sql),
    };

    /// <summary>Whether a status is that of a check that failed or could not be run.</summary>
    public static bool IsFailure(string status) => status is "fail" or "error" or "runtime error";

    /// <summary>How loud a line about it is.</summary>
    public static string Level(string status) => IsFailure(status) ? "error" : status == "warn" ? "warn" : "info";
}
