namespace Mixdown.Project.Graph.Selection;

/// <summary>Which checks come along with the nodes that were selected, although no word names them.</summary>
public enum IndirectSelection
{
    /// <summary>Every check that reads at least one selected node. The default.</summary>
    Eager,

    /// <summary>Checks of which every input is selected.</summary>
    Cautious,

    /// <summary>Checks of which every input is selected or upstream of what is: the selection builds all that they need, or
    /// needs it itself.</summary>
    Buildable,

    /// <summary>None: only checks that a word names.</summary>
    Empty,
}
