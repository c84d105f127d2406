namespace Mixdown.Simulation.Events.Config;

/// <summary>How often one page leads to another.</summary>
/// <param name="Source">Where the listener is.</param>
/// <param name="Destination">Where the listener goes.</param>
/// <param name="Probability">0 to 1. What the transitions of a state leave of 1 ends the session.</param>
public sealed record Transition(PageState Source, PageState Destination, double Probability);
