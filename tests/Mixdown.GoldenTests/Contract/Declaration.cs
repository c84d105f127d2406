namespace Mixdown.GoldenTests.Contract;

/// <summary>A type as TypeScript declares it.</summary>
/// <param name="Type">What it is made of.</param>
/// <param name="Text">The declaration with its comment.</param>
/// <param name="Uses">The names that it refers to.</param>
sealed record Declaration(Type Type, string Text, IReadOnlySet<string> Uses);
