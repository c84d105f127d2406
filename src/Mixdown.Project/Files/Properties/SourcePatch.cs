using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>A source table and the tests declared on it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Tests">The tests of the table and of its columns.</param>
sealed record SourcePatch(SourceTable Table, List<TestDeclaration> Tests);
