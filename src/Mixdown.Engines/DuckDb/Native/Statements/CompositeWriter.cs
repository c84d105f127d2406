using System.Collections;
using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>Lists and structs as parameters. The type of a list is that of its first element that is not NULL.</summary>
static unsafe class CompositeWriter
{
    internal static ValueHandle List(IEnumerable elements)
    {
        var values = elements.Cast<object?>().Select(ValueWriter.Write).ToArray();
        var typed = Array.FindIndex(values, value => TypeOf(value) != TypeId.SqlNull);
        using var element = BorrowType(typed < 0 ? null : values[typed]);
        var list = WithAddresses(values, addresses => Values.List(element, (nint*)addresses, (ulong)values.Length));
        return list.IsInvalid
            ? throw new NotSupportedException("The elements of a list parameter must have one type.")
            : list;
    }

    internal static ValueHandle Struct(IDictionary fields)
    {
        var names = fields.Keys.Cast<object>().Select(key => key.ToString() ?? "").ToArray();
        var values = fields.Values.Cast<object?>().Select(ValueWriter.Write).ToArray();
        var types = values.Select(BorrowType).ToArray();
        using var type = StructType(names, types);
        Array.ForEach(types, field => field.Dispose());
        return WithAddresses(values, addresses => Values.Struct(type, (nint*)addresses));
    }

    static LogicalTypeHandle StructType(string[] names, LogicalTypeHandle[] types)
    {
        var texts = names.Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        fixed (nint* name = texts)
        fixed (nint* type = types.Select(field => field.DangerousGetHandle()).ToArray())
        {
            var made = LogicalTypes.CreateStruct(type, name, (ulong)names.Length);
            Array.ForEach(texts, Marshal.FreeCoTaskMem);
            return made;
        }
    }

    // The call copies the values, so that ours can go at once.
    static ValueHandle WithAddresses(ValueHandle[] values, Func<nint, ValueHandle> make)
    {
        fixed (nint* addresses = values.Select(value => value.DangerousGetHandle()).ToArray())
        {
            var made = make((nint)addresses);
            Array.ForEach(values, value => value.Dispose());
            return made;
        }
    }

    static TypeId TypeOf(ValueHandle value)
    {
        using var type = BorrowType(value);
        return LogicalTypes.Id(type);
    }

    static LogicalTypeHandle BorrowType(ValueHandle? value) =>
        value is null ? LogicalTypes.Create(TypeId.SqlNull) : LogicalTypeHandle.Borrow(Values.BorrowedType(value));
}
