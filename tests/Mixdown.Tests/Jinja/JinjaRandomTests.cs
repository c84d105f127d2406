using System.Text;
using Mixdown.Jinja;

namespace Mixdown.Tests.Jinja;

/// <summary>Whatever the text is, the answer is a text or a <see cref="JinjaException"/> with a place, and it comes soon.</summary>
public sealed class JinjaRandomTests
{
    static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", "{{-", "-}}", " if ", " else ", " elif ", " endif ", " for ", " in ",
        " endfor ", " set ", " endset ", " macro ", " endmacro ", " call ", " endcall ", " filter ", " endfilter ", " with ", " endwith ",
        " do ", " raw ", " endraw ", " is ", " not ", " and ", " or ", " recursive ", "x", "y", "loop", "m", "caller", "none", "true",
        "1", "2.5", "'a'", "\"b\"", "[", "]", "(", ")", "{", "}", ",", ":", ".", "|", "~", "+", "-", "*", "/", "//", "%", "**", "=",
        "==", "<", ">", "!=", "join", "list", "map", "length", "upper", "defined", "range", "append", "items", "\n", " ", "é", "\\", "'",
    ];

    static readonly string[] Statements =
    [
        "{{ x|§ }}", "{{ y.§ }}", "{{ § }}", "{{ § + § }}", "{% if § %}§{% else %}§{% endif %}", "{% for x in § %}§{{ loop.index }}{% endfor %}",
        "{% set x = § %}", "{% macro m(x, y=§) %}§{% endmacro %}", "{{ m(§) }}", "{% call m(§) %}§{% endcall %}", "{% do y.append(§) %}",
        "{% filter § %}§{% endfilter %}", "[§, §]", "{'k': §}", "(§)", "§[§]", "§[§:§]", "§ if § else §", "not §", "-§", "§ in §", "§ ~ §",
        "§ ** §", "§ * §", "§ is §", "range(§)", "'%s' % §", "'{}'.format(§)", "x", "y", "1", "'a'", "none", "upper", "list", "divisibleby(§)",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_template_of_random_pieces_gives_text_or_an_error(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Check(text);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_template_that_is_grown_from_statements_gives_text_or_an_error(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++)
            Check(Grow(random));
    }

    static string Grow(Random random)
    {
        var text = new StringBuilder("{% set y = [1, 'b'] %}§§§");
        for (var step = 0; step < 60 && text.ToString().IndexOf('§') is >= 0 and var at; step++)
            text.Remove(at, 1).Insert(at, Statements[random.Next(Statements.Length)]);
        return text.Replace("§", "x").ToString();
    }

    static void Check(string text)
    {
        var options = new JinjaOptions { Limits = new JinjaLimits { Steps = 20_000, OutputCharacters = 1_000_000 } };
        try
        {
            Templates.Render(text, new JinjaScope { ["x"] = new object?[] { 1, "a", null } }, options);
        }
        catch (JinjaException error)
        {
            Assert.True(error.Place is not null, $"no place: {error.Message} in {text}");
        }
        catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{error.GetType().Name}: {error.Message}\nin {text}\n{error.StackTrace}");
        }
    }
}
