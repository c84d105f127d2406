using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Tests.Jinja;

public sealed class JinjaHostTests
{
    [Fact]
    public void A_dotnet_object_without_an_adapter_is_refused() =>
        Assert.Throws<ArgumentException>(() => new JinjaScope { ["file"] = new FileInfo("/etc/passwd") });

    [Fact]
    public void An_error_of_a_host_function_gets_the_place_of_the_call_and_the_chain()
    {
        var scope = new JinjaScope
        {
            ["stop"] = new JinjaFunction("stop(message)", a => throw new JinjaException(JinjaErrorKind.Raised, a.Text(0))),
        };

        var error = Templates.Fails("{% macro check() %}\n  {{ stop('no rows') }}\n{% endmacro %}\n{{ check() }}", scope);

        Assert.Equal("t.sql:2:6 no rows", $"{error.Place} {error.Message}");
        Assert.Equal("check t.sql:4:4", $"{error.CallChain[0].Name} {error.CallChain[0].CalledAt}");
    }

    [Fact]
    public void Another_exception_of_a_host_function_passes_as_it_is()
    {
        var scope = new JinjaScope { ["fail"] = new JinjaFunction("fail()", _ => throw new InvalidOperationException("server away")) };
        var template = Templates.Environment().Compile("{% macro m() %}{{ fail() }}{% endmacro %}{{ m() }}", "t.sql");

        Assert.Throws<InvalidOperationException>(() => template.Render(scope, CancellationToken.None));
    }

    [Fact]
    public void A_host_object_shows_what_its_members_show()
    {
        var scope = new JinjaScope { ["relation"] = new FakeRelation("gold", "fact_invoice") };

        Assert.Equal(
            "gold.fact_invoice|fact_invoice|gold||['gold.fact_invoice']|FACT_INVOICE|schema,name,",
            Templates.Render("{{ relation }}|{{ relation.name }}|{{ relation['schema'] }}|{{ relation.other }}|{{ [relation] }}|{{ relation.upper() }}|{% for part in relation %}{{ part }},{% endfor %}", scope));
    }

    [Fact]
    public void An_unknown_attribute_of_a_host_object_names_the_known_ones()
    {
        var error = Templates.Fails("{{ relation.nmae.x }}", new JinjaScope { ["relation"] = new FakeRelation("a", "b") });

        Assert.Equal("'Relation object' has no attribute 'nmae'", error.Message);
        Assert.Contains("name", error.Candidates);
    }

    [Fact]
    public void Names_are_asked_for_only_when_they_are_used()
    {
        var scope = new RecordingScope();

        Templates.Environment().Compile("{% if false %}{{ a }}{% endif %}{{ b }}{% set c = 1 %}{{ c }}", "t.sql").Render(scope, CancellationToken.None);

        Assert.Equal(["b"], scope.Asked);
    }

    [Fact]
    public void A_macro_is_loaded_once_and_called_by_the_host_with_native_values()
    {
        var environment = Templates.Environment();
        var run = new JinjaRun(environment, CancellationToken.None);
        var module = environment.Compile("{% macro pick(xs, n=1) %}{{ return(xs[n]) }}{% endmacro %}{% set rate = 2 %}{% set _hidden = 3 %}", "m.sql")
            .Load(new JinjaScope(), run);

        Assert.Equal(20L, module.Macro("pick")!.Invoke(run, new[] { 10, 20 }));
        Assert.Equal(["pick", "rate"], module.AttributeNames.Order(StringComparer.Ordinal));
        Assert.Null(module.Macro("rate"));
    }

    [Fact]
    public void A_render_inside_a_render_shares_its_limits_and_its_chain()
    {
        var environment = Templates.Environment();
        var scope = new JinjaScope();
        scope["render"] = new JinjaFunction("render(text)", a => environment.Compile(a.Text(0), "inner.sql").Render(scope, a.Run));

        var error = Assert.Throws<JinjaException>(() =>
            environment.Compile("{{ render('{{ render(\"{{ 1 / 0 }}\") }}') }}", "outer.sql").Render(scope, CancellationToken.None));

        Assert.Equal("inner.sql:1:4", error.Place!.ToString());
        Assert.Equal(["inner.sql", "inner.sql"], error.CallChain.Select(call => call.Name));
        Assert.Equal("outer.sql:1:4", error.CallChain[^1].CalledAt!.ToString());
    }

    [Fact]
    public void A_forgiving_environment_lets_everything_pass_while_a_project_is_parsed() =>
        Assert.Equal("[][][]", Templates.Render(
            "[{{ a.b.c }}][{{ missing('x').rows[0].name }}][{{ (a + 1).z }}]",
            options: new JinjaOptions { Undefined = UndefinedRule.Forgiving }));

    [Fact]
    public void Filters_tests_and_globals_of_the_host_stand_beside_the_built_in_ones()
    {
        var options = new JinjaOptions
        {
            Filters = new Dictionary<string, JinjaFunction> { ["as_text"] = new("as_text(value)", a => JinjaValue.Str(a[0])), ["upper"] = new("upper(s)", _ => "mine") },
            Tests = new Dictionary<string, JinjaFunction> { ["short"] = new("short(value, limit=3)", a => a.Text(0).Length <= a.Integer(1)) },
            Globals = new Dictionary<string, object?> { ["target"] = new Dictionary<string, object?> { ["name"] = "dev" } },
        };

        Assert.Equal("5 mine True False dev", Templates.Render("{{ 5|as_text }} {{ 'a'|upper }} {{ 'abc' is short }} {{ 'abc' is short(2) }} {{ target.name }}", options: options));
    }

    [Theory]
    [InlineData("{{ xs }}", typeof(JinjaList))]
    [InlineData("{{ 1 + 1 }}", typeof(long))]
    [InlineData("{{ none }}", null)]
    [InlineData("{{ true }}", typeof(bool))]
    [InlineData("a{{ 1 }}", typeof(string))]
    [InlineData("plain", typeof(string))]
    [InlineData("", typeof(string))]
    public void A_lone_expression_keeps_its_type(string text, Type? type) =>
        Assert.Equal(type, Templates.Evaluate(text, new JinjaScope { ["xs"] = new[] { 1 } })?.GetType());

    [Fact]
    public void Numbers_and_collections_of_dotnet_become_values_of_the_template()
    {
        var scope = new JinjaScope
        {
            ["v"] = new object?[] { (short)1, 2u, ulong.MaxValue, 1.5f, 2.50m, 'c', new Dictionary<string, int> { ["k"] = 1 }, new List<string> { "a" }, new DateOnly(2024, 2, 1), null },
        };

        Assert.Equal("[1, 2, 18446744073709551615, 1.5, Decimal('2.50'), 'c', {'k': 1}, ['a'], datetime.date(2024, 2, 1), None]", Templates.Render("{{ v }}", scope));
    }

    sealed class FakeRelation(string schema, string name) : IJinjaObject
    {
        public string TypeName => "Relation";

        public IEnumerable<string> AttributeNames => ["schema", "name", "upper"];

        public IEnumerable<object?> Items => ["schema", "name"];

        public bool TryGetAttribute(string attribute, out object? value)
        {
            value = attribute switch
            {
                "schema" => schema,
                "name" => name,
                "upper" => new JinjaFunction("upper()", _ => name.ToUpperInvariant()),
                _ => null,
            };
            return value is not null;
        }

        public string Print() => $"{schema}.{name}";

        public string PrintQuoted() => $"'{Print()}'";
    }

    sealed class RecordingScope : IJinjaScope
    {
        public List<string> Asked { get; } = [];

        public IEnumerable<string> Names => [];

        public bool TryResolve(string name, out object? value)
        {
            Asked.Add(name);
            value = 1;
            return true;
        }
    }
}
