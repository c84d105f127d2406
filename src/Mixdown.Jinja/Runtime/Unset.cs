namespace Mixdown.Jinja.Runtime;

/// <summary>Stands in a slot whose variable has no value yet, where null already means None.</summary>
internal sealed class Unset
{
    Unset()
    {
    }

    public static Unset Value { get; } = new();
}
