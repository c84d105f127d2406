namespace Mixdown.Jinja.Runtime;

/// <summary>Stands in a slot whose variable has no value yet, where null already means None.</summary>
sealed class Unset
{
    Unset()
    {
    }

    public static Unset Value { get; } = new();
}
