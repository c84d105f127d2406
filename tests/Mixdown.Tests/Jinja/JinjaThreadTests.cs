using System.Globalization;
using Mixdown.Jinja;

namespace Mixdown.Tests.Jinja;

public sealed class JinjaThreadTests
{
    [Fact]
    public void Eight_threads_render_one_template_each_with_values_of_its_own()
    {
        var template = Templates.Environment().Compile(
            """
            {% macro column(name, index) %}{% if index > 1 %}, {% endif %}{{ name|upper }}_{{ who }}{% endmacro %}
            {%- set ns = namespace(total=0) -%}
            select {% for n in names %}{{ column(n, loop.index) }}{% set ns.total = ns.total + loop.index %}{% endfor %} {{ ns.total }}
            """,
            "t.sql");
        var results = new string[8][];

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
            results[thread] = [.. Enumerable.Range(0, 200).Select(_ => template.Render(Scope(thread), CancellationToken.None))]);

        for (var thread = 0; thread < 8; thread++)
            Assert.Equal($"select A_{thread}, B_{thread}, C_{thread} 6", Assert.Single(results[thread].Distinct(StringComparer.Ordinal)));
    }

    static JinjaScope Scope(int thread) => new()
    {
        ["who"] = thread.ToString(CultureInfo.InvariantCulture),
        ["names"] = new[] { "a", "b", "c" },
    };
}
