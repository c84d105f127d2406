namespace Mixdown.Jinja.Runtime;

/// <summary>Slots of the names that a macro's body may use without declaring them; -1 where it does not, and then a call may
/// not pass them.</summary>
/// <param name="Positional">Slot of <c>varargs</c>.</param>
/// <param name="Named">Slot of <c>kwargs</c>.</param>
/// <param name="Caller">Slot of <c>caller</c>.</param>
readonly record struct MacroExtras(int Positional, int Named, int Caller)
{
    public static MacroExtras None { get; } = new(-1, -1, -1);
}
