using Mixdown.ServerTests.Faults.Steps;

namespace Mixdown.ServerTests.Faults.Commits;

/// <summary>Runs go on to their end, or to what ends them.</summary>
sealed class NoStop : IStepStop
{
    public string Folder => "";

    public string Macro => "{% macro stop_at_step() %}{% endmacro %}\n";

    public void Reset()
    {
        // Nothing is counted.
    }

    public int Count() => 0;

    public bool IsReached() => false;

    public void Clear()
    {
        // Nothing is left behind.
    }
}
