using Mixdown.Jinja;

namespace Mixdown.Tests.Jinja;

public sealed class JinjaLimitTests
{
    [Fact]
    public void A_macro_that_calls_itself_without_end_is_an_error_with_the_macro_in_the_chain()
    {
        var error = Templates.Fails("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");

        Assert.Equal(JinjaErrorKind.Limit, error.Kind);
        Assert.Contains("200 deep", error.Message, StringComparison.Ordinal);
        Assert.Equal(50, error.CallChain.Count);
        Assert.Equal(39, error.CallChain[^1].CalledAt!.Column - 3);
    }

    [Fact]
    public void A_recursive_loop_without_end_is_an_error()
    {
        var scope = new JinjaScope { ["items"] = new object[] { 1 } };

        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{% for x in items recursive %}{{ loop(items) }}{% endfor %}", scope).Kind);
    }

    [Fact]
    public void Output_over_the_limit_is_an_error()
    {
        var options = new JinjaOptions { Limits = new JinjaLimits { OutputCharacters = 1000 } };

        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{% for i in range(500) %}abc{% endfor %}", options: options).Kind);
    }

    [Fact]
    public void Steps_over_the_limit_are_an_error()
    {
        var options = new JinjaOptions { Limits = new JinjaLimits { Steps = 1000 } };

        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{% for i in range(100) %}{% for j in range(100) %}{% endfor %}{% endfor %}", options: options).Kind);
    }

    [Fact]
    public void A_text_that_doubles_without_end_is_an_error() =>
        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{% set ns = namespace(s='abcdefgh') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}").Kind);

    [Fact]
    public void A_list_that_doubles_without_end_is_an_error() =>
        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{% set l = [1] %}{% for i in range(60) %}{% do l.extend(l) %}{% endfor %}").Kind);

    [Fact]
    public void A_chain_of_a_thousand_operators_runs_and_a_longer_one_is_an_error()
    {
        Assert.Equal("1000", Templates.Render("{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 999)) + " }}"));
        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{{ 1" + string.Concat(Enumerable.Repeat(" + 1", 5000)) + " }}").Kind);
    }

    [Fact]
    public void Deeply_nested_blocks_are_an_error() =>
        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails(string.Concat(Enumerable.Repeat("{% if 1 %}", 5000))).Kind);

    [Fact]
    public void A_list_that_holds_itself_prints_and_does_not_become_json()
    {
        Assert.Contains("...", Templates.Render("{% set l = [] %}{% do l.append(l) %}{{ l }}"), StringComparison.Ordinal);
        Assert.Equal(JinjaErrorKind.Value, Templates.Fails("{% set l = [] %}{% do l.append(l) %}{{ l|tojson }}").Kind);
    }

    [Fact]
    public void Cancellation_stops_a_long_loop()
    {
        using var source = new CancellationTokenSource();
        var rounds = 0;
        var scope = new JinjaScope
        {
            ["tick"] = new JinjaFunction("tick()", _ =>
            {
                if (++rounds == 10)
                    source.Cancel();
                return "";
            }),
        };
        var template = Templates.Environment().Compile("{% for i in range(100000) %}{{ tick() }}{% endfor %}", "t.sql");

        Assert.Throws<OperationCanceledException>(() => template.Render(scope, source.Token));
        Assert.Equal(10, rounds);
    }

    [Fact]
    public void A_slow_regular_expression_is_cut_short()
    {
        var scope = new JinjaScope { ["re"] = Mixdown.Jinja.Builtins.JinjaModules.Regex };

        Assert.Equal("None", Templates.Render("{{ re.match('(a+)+$', 'a' * 40 ~ 'b') }}", scope));
        Assert.Equal(JinjaErrorKind.Limit, Templates.Fails("{{ re.match('(a+)+\\\\1?$', 'a' * 40 ~ 'b') }}", scope).Kind);
    }
}
