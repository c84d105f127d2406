using Mixdown.Jinja;

namespace Mixdown.Tests.Jinja;

/// <summary>Short ways to render in a test.</summary>
static class Templates
{
    public static JinjaEnvironment Environment(JinjaOptions? options = null) => new(options ?? new JinjaOptions());

    public static string Render(string text, JinjaScope? scope = null, JinjaOptions? options = null) =>
        Environment(options).Compile(text, "t.sql").Render(scope ?? new JinjaScope(), CancellationToken.None);

    public static object? Evaluate(string text, JinjaScope? scope = null, JinjaOptions? options = null) =>
        Environment(options).Compile(text, "t.sql").Evaluate(scope ?? new JinjaScope(), CancellationToken.None);

    public static JinjaException Fails(string text, JinjaScope? scope = null, JinjaOptions? options = null) =>
        Assert.Throws<JinjaException>(() => Render(text, scope, options));
}
