namespace Mixdown.Jinja.Runtime;

/// <summary>A parameter of a <see cref="Signature"/>.</summary>
/// <param name="Name">As a caller may name it.</param>
/// <param name="Default">Its value when it is left out; <see cref="Unset"/> when it has none.</param>
/// <param name="IsRequired">Whether a call without it is an error.</param>
sealed record Parameter(string Name, object? Default, bool IsRequired);
