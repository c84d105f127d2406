namespace Mixdown.Project.Graph.Selection;

/// <summary>The words of <see cref="IndirectSelection"/>.</summary>
public static class IndirectModes
{
    /// <summary>As people write them.</summary>
    public static IReadOnlyList<string> Words { get; } = ["eager", "cautious", "buildable", "empty"];

    /// <summary>The mode of a word; false when it is none.</summary>
    public static bool TryParse(string word, out IndirectSelection mode)
    {
        var place = Words.ToList().IndexOf(word.ToLowerInvariant());
        mode = place < 0 ? IndirectSelection.Eager : (IndirectSelection)place;
        return place >= 0;
    }
}
