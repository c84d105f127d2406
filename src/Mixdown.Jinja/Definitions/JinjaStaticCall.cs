using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Definitions;

/// <summary>A call that can be read from the text without rendering.</summary>
/// <param name="Name">What is called, with dots: <c>ref</c>, <c>config</c>, <c>dbt_utils.star</c>.</param>
/// <param name="Positional">Values of the arguments without a name; null when not all arguments are literals.</param>
/// <param name="Named">Values of the arguments with a name; null when not all arguments are literals.</param>
/// <param name="Place">The call in the text.</param>
/// <param name="IsCertain">Whether every rendering makes the call: it stands in no macro, loop or condition.</param>
public sealed record JinjaStaticCall(
    string Name,
    IReadOnlyList<object?>? Positional,
    IReadOnlyDictionary<string, object?>? Named,
    JinjaPlace Place,
    bool IsCertain);
