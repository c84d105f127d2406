using System.Collections;
using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>Lists and structs as parameters. The elements of a list are cast to the type of the first of them that is known
/// throughout, which those of NULL and of an empty list are not.</summary>
static unsafe class CompositeWriter
{
    internal static ValueHandle List(IEnumerable elements)
    {
        var values = elements.Cast<object?>().Select(ValueWriter.Write).ToArray();
        using var unknown = Values.Null();
        using var element = BorrowType(Array.Find(values, IsTyped) ?? values.FirstOrDefault() ?? unknown);
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

    // The call copies the values, so that ours can go at once. It wants an address also for no values, hence the 0 at the end.
    static ValueHandle WithAddresses(ValueHandle[] values, Func<nint, ValueHandle> make)
    {
        fixed (nint* addresses = values.Select(value => value.DangerousGetHandle()).Append(0).ToArray())
        {
            var made = make((nint)addresses);
            Array.ForEach(values, value => value.Dispose());
            return made;
        }
    }

    static bool IsTyped(ValueHandle value) => IsTyped(TypeReader.Take(BorrowType(value)));

    static bool IsTyped(DuckDbType type) => type.Id != TypeId.SqlNull && type.Children.All(IsTyped);

    static LogicalTypeHandle BorrowType(ValueHandle value) => LogicalTypeHandle.Borrow(Values.BorrowedType(value));
}
