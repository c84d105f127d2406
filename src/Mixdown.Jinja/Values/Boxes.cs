using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values;

/// <summary>Numbers and truth values as objects, without a new object for the common ones.</summary>
static class Boxes
{
    const int Lowest = -16;
    static readonly object[] Small = [.. Enumerable.Range(Lowest, 1040).Select(number => (object)(long)number)];

    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;

    public static object Of(long value)
    {
        var index = value - Lowest;
        return (ulong)index < (ulong)Small.Length ? Small[index] : value;
    }
}
