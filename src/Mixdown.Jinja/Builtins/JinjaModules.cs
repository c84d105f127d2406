using Mixdown.Jinja.Builtins.Modules;

namespace Mixdown.Jinja.Builtins;

/// <summary>The Python modules that templates reach through <c>modules</c> in dbt.</summary>
public static class JinjaModules
{
    /// <summary>Python's itertools.</summary>
    public static IJinjaObject Itertools { get; } = ItertoolsModule.Make();

    /// <summary>Python's re.</summary>
    public static IJinjaObject Regex { get; } = RegexModule.Make();

    /// <summary>Python's datetime.</summary>
    /// <param name="clock">What <c>now()</c>, <c>utcnow()</c> and <c>today()</c> ask.</param>
    public static IJinjaObject DateTime(TimeProvider clock) => DateTimeModule.Make(clock);
}
