using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Builtins;
using Mixdown.Jinja.Definitions;

namespace Mixdown.GoldenTests;

/// <summary>A template and what it renders to, or the error that it gives. A case that starts with a line <c>--- name</c>
/// holds several templates, of which the first is rendered.</summary>
public sealed class JinjaCases
{
    const string File = "case.sql";

    [Theory]
    [GoldenCases("jinja")]
    public void A_template_gives_the_text_or_the_error_of_its_case(GoldenCase it) => it.Check(Render);

    static string Render(string input)
    {
        var files = input.StartsWith("--- ", StringComparison.Ordinal) ? CaseFiles.Split(input) : [(File, input)];
        var loader = new TemplatesOfCase(files);
        var environment = new JinjaEnvironment(new JinjaOptions
        {
            BlockTags = JinjaBlockTag.Dbt,
            Loader = loader,
            Undefined = input.Contains("{# strict #}", StringComparison.Ordinal) ? UndefinedRule.Strict : UndefinedRule.Default,
        });
        loader.Environment = environment;
        try
        {
            return "[" + environment.Compile(files[0].Text, files[0].Path).Render(Scope(), CancellationToken.None) + "]";
        }
        catch (JinjaException error)
        {
            return Print(error);
        }
    }

    static string Print(JinjaException error)
    {
        var at = new SourceSpan(error.File, error.Line, error.Column, error.Length);
        var hint = error.Hint ?? (error.UnknownName is { } name ? DidYouMean.Hint(name, error.Candidates) : null);
        var text = new Diagnostic(error.Kind.ToString(), error.Message, at, hint).In(error.Place!.Source.Text).ToString();
        return text + string.Concat(error.CallChain.Select(call => string.Create(CultureInfo.InvariantCulture, $"\n  in {call.Name}, called at {call.CalledAt}")));
    }

    static JinjaScope Scope()
    {
        var scope = new JinjaScope();
        scope["nums"] = new object?[] { 3, 1, 2 };
        scope["text"] = "Hello wide World";
        scope["nothing"] = null;
        scope["price"] = 12.50m;
        scope["tracks"] = new object?[] { Track("Fast Tape", "rock", 210), Track("blue room", "jazz", 340), Track("Coda", "rock", 95) };
        scope["tree"] = new object?[] { Node("a", Node("b"), Node("c", Node("d"))), Node("z") };
        scope["shout"] = new JinjaFunction("shout(text, times=1, *rest, **named)", a => a.Text(0).ToUpperInvariant() + new string('!', a.Integer(1)) + JinjaValue.Str(a[2]) + JinjaValue.Str(a[3]));
        scope["modules"] = new Dictionary<string, object?>
        {
            ["datetime"] = JinjaModules.DateTime(TimeProvider.System),
            ["re"] = JinjaModules.Regex,
            ["itertools"] = JinjaModules.Itertools,
        };
        return scope;
    }

    static Dictionary<string, object?> Track(string name, string genre, int seconds) =>
        new() { ["name"] = name, ["genre"] = genre, ["seconds"] = seconds };

    static Dictionary<string, object?> Node(string name, params object?[] children) =>
        new() { ["name"] = name, ["children"] = children };

    sealed class TemplatesOfCase(IReadOnlyList<(string Path, string Text)> files) : IJinjaLoader
    {
        public JinjaEnvironment? Environment { get; set; }

        public JinjaTemplate? Load(string name) =>
            files.FirstOrDefault(file => file.Path == name) is { Text: { } text } ? Environment!.Compile(text, name) : null;
    }
}
