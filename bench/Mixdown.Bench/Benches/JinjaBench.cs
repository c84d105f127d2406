using System.Diagnostics;
using Mixdown.Bench.Reports;
using Mixdown.Jinja;

namespace Mixdown.Bench.Benches;

/// <summary>How fast templates become text, in this process and on one thread: compiling them, rendering them, and rendering with
/// the places of all that is written.</summary>
sealed class JinjaBench : IBench
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    /// <summary>A model as people write them: a loop, conditions, a macro, filters.</summary>
    const string Model = """
        {% macro money(column, places=2) %}round({{ column }} / 100.0, {{ places }}){% endmacro %}
        with orders as (
            select * from {{ relation }}
        ),
        {% set methods = ['card', 'cash', 'gift card', 'transfer'] -%}
        pivoted as (
            select
                order_id,
                {% for method in methods -%}
                sum(case when method = '{{ method }}' then {{ money('amount') }} end) as {{ method | replace(' ', '_') }}_amount
                {{- ',' if not loop.last }}
                {% endfor %}
            from orders
            {% if since is defined and since %}where ordered_at > '{{ since }}'{% endif %}
            group by 1
        )
        select * from pivoted
        """;

    public string Name => "jinja";

    public string Question => "How fast do templates become text?";

    public Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var environment = new JinjaEnvironment(new JinjaOptions());
        var template = environment.Compile(Model, "model.sql");
        var scope = new JinjaScope { ["relation"] = "shop.orders", ["since"] = "2025-01-01" };
        var compiled = PerSecond(() => environment.Compile(Model, "model.sql"));
        var rendered = PerSecond(() => template.Render(scope, cancel));
        var recorded = PerSecond(() => template.Render(scope, new JinjaRun(environment, cancel) { RecordsOrigins = true }));
        var bytes = template.Render(scope, cancel).Length;
        return Task.FromResult<IReadOnlyList<Measure>>(
        [
            new("models compiled", compiled, "templates/s"),
            new("models rendered", rendered, "templates/s"),
            new("text made", rendered * bytes / 1e6, "MB/s"),
            new("models rendered with the place of each character", recorded, "templates/s", rendered, "without places"),
        ]);
    }

    static double PerSecond(Action work)
    {
        for (var i = 0; i < 2_000; i++)
            work();
        var (began, count) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(began) < Long)
        {
            for (var i = 0; i < 100; i++)
                work();
            count += 100;
        }
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
