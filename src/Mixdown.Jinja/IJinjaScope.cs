namespace Mixdown.Jinja;

/// <summary>The names that a template can use, answered by the host when they are asked for. Called on the rendering's
/// thread only.</summary>
public interface IJinjaScope
{
    /// <summary>The value behind <paramref name="name"/>, made of the types listed at <see cref="JinjaValue"/>; anything
    /// else is taken through <see cref="JinjaValue.From"/>.</summary>
    /// <returns>False when the name is not known here: the globals of the environment are asked next.</returns>
    bool TryResolve(string name, out object? value);

    /// <summary>Every known name, for "did you mean"; read only when an error is made.</summary>
    IEnumerable<string> Names { get; }
}
