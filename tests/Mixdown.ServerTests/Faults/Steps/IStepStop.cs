namespace Mixdown.ServerTests.Faults.Steps;

/// <summary>How a run on an engine is counted and held, in that engine's SQL.</summary>
interface IStepStop
{
    /// <summary>A folder for what the macro writes; unused where it writes none.</summary>
    string Folder { get; }

    /// <summary>The macro <c>stop_at_step</c>: counts, and at the step that the environment names waits to be killed.</summary>
    string Macro { get; }

    /// <summary>Begins to count anew.</summary>
    void Reset();

    /// <summary>Statements that were counted since.</summary>
    int Count();

    /// <summary>Whether a run waits to be killed.</summary>
    bool IsReached();

    /// <summary>Ends what a killed run has left behind on a server.</summary>
    void Clear();
}
