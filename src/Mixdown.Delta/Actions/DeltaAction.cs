namespace Mixdown.Delta.Actions;

/// <summary>One line of the log: a change of the table. Fields and actions that this library does not know are passed over.</summary>
public abstract record DeltaAction
{
    private protected DeltaAction() { }
}
