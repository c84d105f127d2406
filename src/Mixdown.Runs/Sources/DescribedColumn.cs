using Mixdown.Runs.Starting.Texts;

namespace Mixdown.Runs.Sources;

/// <summary>A column as a sources file describes it.</summary>
/// <param name="Name">As in the lake.</param>
/// <param name="Type">DuckDB's name of its type.</param>
/// <param name="Tests">Tests of dbt, as YAML.</param>
sealed record DescribedColumn(string Name, string Type, IReadOnlyList<string> Tests)
{
    /// <summary>On one line, in brackets.</summary>
    public string Yaml => $"{{ name: {YamlWord.Of(Name)}, data_type: {YamlWord.Of(Type.ToLowerInvariant())}{Quote}{Checks} }}";

    string Quote => Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? "" : ", quote: true";

    string Checks => Tests.Count == 0 ? "" : $", data_tests: [{string.Join(", ", Tests)}]";
}
