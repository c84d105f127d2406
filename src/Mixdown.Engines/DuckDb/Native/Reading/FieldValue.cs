using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>Single values in the .NET type that is asked for. The compiler keeps one branch of <see cref="TryFast"/> for each
/// type. Measured in bench/ProviderBench.cs.</summary>
static class FieldValue
{
    /// <exception cref="InvalidCastException">The value is NULL where the type has none, or does not convert without
    /// loss.</exception>
    internal static T Read<T>(VectorReader vector, int row, string column)
    {
        if (vector.IsNull(row))
            return Null<T>(column);
        return TryFast<T>(vector, row, out var value) ? value : Convert<T>(ValueReader.Read(vector, row)!, column);
    }

    static bool TryFast<T>(VectorReader vector, int row, out T value)
    {
        Unsafe.SkipInit(out value);
        var id = vector.Type.Id;
        if (typeof(T) == typeof(long) && id == TypeId.BigInt || typeof(T) == typeof(int) && id == TypeId.Integer
            || typeof(T) == typeof(double) && id == TypeId.Double)
        {
            value = Fixed<T>(vector, row);
            return true;
        }
        if (typeof(T) == typeof(string) && id == TypeId.Varchar)
        {
            var text = vector.Text(row);
            value = Unsafe.As<string, T>(ref text);
            return true;
        }
        return false;
    }

    static T Fixed<T>(VectorReader vector, int row)
    {
        if (typeof(T) == typeof(int))
            return (T)(object)vector.Get<int>(row);
        return typeof(T) == typeof(long) ? (T)(object)vector.Get<long>(row) : (T)(object)vector.Get<double>(row);
    }

    static T Null<T>(string column) => default(T) is null
        ? typeof(T) == typeof(object) ? (T)(object)DBNull.Value : default!
        : throw new InvalidCastException($"Column '{column}' is NULL in this row.");

    static T Convert<T>(object value, string column)
    {
        if (value is T same)
            return same;
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return Change(value, target) is T changed
            ? changed
            : throw new InvalidCastException($"A value of column '{column}' is a {value.GetType().Name} and no {target.Name}.");
    }

    static object? Change(object value, Type target) => value switch
    {
        DateOnly date when target == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
        DateTime { TimeOfDay.Ticks: 0 } reading when target == typeof(DateOnly) => DateOnly.FromDateTime(reading),
        DateTimeOffset instant when target == typeof(DateTime) => instant.UtcDateTime,
        BigInteger number => ChangeBig(number, target),
        object?[] elements when target.IsArray => ChangeElements(elements, target.GetElementType()!),
        string or DateTime or DateTimeOffset => null,
        IConvertible number when IsNumber(target) => ChangeNumber(number, target),
        _ => null,
    };

    static object? ChangeBig(BigInteger number, Type target) =>
        target == typeof(Int128) ? (Int128)number
        : target == typeof(UInt128) ? (UInt128)number
        : IsNumber(target) && BigInteger.Abs(number) <= (BigInteger)decimal.MaxValue ? ChangeNumber((decimal)number, target)
        : null;

    static Array ChangeElements(object?[] elements, Type element)
    {
        var array = Array.CreateInstance(element, elements.Length);
        for (var i = 0; i < elements.Length; i++)
            array.SetValue(elements[i] is { } value && !element.IsInstanceOfType(value) ? Change(value, element) : elements[i], i);
        return array;
    }

    // A fraction is lost by System.Convert without a word: only what comes back equal was converted.
    static object? ChangeNumber(IConvertible number, Type target)
    {
        var changed = System.Convert.ChangeType(number, target, CultureInfo.InvariantCulture);
        var back = System.Convert.ChangeType(changed, number.GetType(), CultureInfo.InvariantCulture);
        return back.Equals(number) ? changed : null;
    }

    static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
