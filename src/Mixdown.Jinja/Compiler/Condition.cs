using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Compiler;

/// <summary>An expression of which only the truth counts.</summary>
/// <param name="value">The expression.</param>
/// <param name="place">Where it stands: an undefined value may be an error here.</param>
sealed class Condition(Evaluate value, JinjaPlace place)
{
    public bool Holds(Frame frame) => IsTrue(frame, value(frame));

    public bool IsTrue(Frame frame, object? result)
    {
        if (result is JinjaUndefined)
            frame.Run.At = place;
        return Truth.Of(result);
    }
}
