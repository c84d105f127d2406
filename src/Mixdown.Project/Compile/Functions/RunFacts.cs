using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>What templates may know of the run.</summary>
static class RunFacts
{
    /// <summary>The version of dbt whose surface this is.</summary>
    public const string DbtVersion = "1.11.0";

    public static JinjaDict Flags(Rendering rendering) => new()
    {
        ["FULL_REFRESH"] = rendering.Context.Request.FullRefresh,
        ["WHICH"] = rendering.Context.Request.Command,
        ["STORE_FAILURES"] = false,
        ["EMPTY"] = false,
        ["PARTIAL_PARSE"] = false,
        ["USE_COLORS"] = false,
        ["FAIL_FAST"] = false,
    };

    public static JinjaDict Modules(Rendering rendering) => new()
    {
        ["datetime"] = new JinjaDict { ["datetime"] = new JinjaDict { ["now"] = Now(rendering), ["utcnow"] = Now(rendering) } },
        ["re"] = RegexFunctions.Module,
        ["itertools"] = IterationFunctions.Module,
    };

    /// <summary>The moment at which the run started: a template that asks twice gets one answer.</summary>
    static JinjaFunction Now(Rendering rendering) => new("now(tz=None)", given =>
        new DateTimeValue(rendering.Context.Request.StartedAt.UtcDateTime, given[0] is null ? null : TimeSpan.Zero));
}
