using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Functions that say what is wrong: <c>validation.any</c>, <c>try_or_compiler_error</c>.</summary>
static class GuardFunctions
{
    /// <summary><c>validation</c>: <c>config.get('strategy', validator=validation.any('a', 'b'))</c>.</summary>
    public static JinjaDict Validation(Rendering _) => new()
    {
        ["any"] = new JinjaFunction("any(*args)", allowed => OneOf([.. allowed.Items(0)])),
    };

    /// <summary>Calls a function; what goes wrong in it is told in the words given.</summary>
    public static JinjaFunction TryOrCompilerError(Rendering _) => new("try_or_compiler_error(message_if_exception, func, *args, **kwargs)", given =>
    {
        try
        {
            return JinjaValue.Call(given.Run, given[1], given.Items(2), (JinjaDict)given[3]!);
        }
        catch (JinjaException)
        {
            // The template asked for these words in the place of those of the error.
            throw new JinjaException(JinjaErrorKind.Raised, given.Text(0));
        }
    });

    static JinjaFunction OneOf(IReadOnlyList<object?> allowed) => new("validate(value)", given =>
        allowed.Any(one => JinjaValue.AreEqual(one, given[0]))
            ? null
            : throw new JinjaException(JinjaErrorKind.Raised, $"Expected value \"{JinjaValue.Str(given[0])}\" to be one of {string.Join(",", allowed.Select(JinjaValue.Str))}"));
}
