using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>From the library's types to ours.</summary>
static class TypeReader
{
    /// <summary>Reads the type and disposes the handle.</summary>
    internal static DuckDbType Take(LogicalTypeHandle handle)
    {
        using (handle)
            return Read(handle);
    }

    static DuckDbType Read(LogicalTypeHandle handle)
    {
        var type = new DuckDbType(LogicalTypes.Id(handle));
        return type.Id switch
        {
            TypeId.Decimal => type with { Width = LogicalTypes.DecimalWidth(handle), Scale = LogicalTypes.DecimalScale(handle) },
            TypeId.Enum => type with { EnumStorage = LogicalTypes.EnumStorage(handle), Names = EnumWords(handle) },
            TypeId.List => type with { Children = [Take(LogicalTypes.ListElement(handle))] },
            TypeId.Array => type with
            {
                ArraySize = (int)LogicalTypes.ArraySize(handle),
                Children = [Take(LogicalTypes.ArrayElement(handle))],
            },
            TypeId.Map => type with { Children = [Take(LogicalTypes.MapKey(handle)), Take(LogicalTypes.MapValue(handle))] },
            TypeId.Struct => WithFields(type, handle),
            TypeId.Union => WithMembers(type, handle),
            _ => type,
        };
    }

    static string[] EnumWords(LogicalTypeHandle handle)
    {
        var words = new string[LogicalTypes.EnumSize(handle)];
        for (var i = 0; i < words.Length; i++)
            words[i] = Helpers.TakeText(LogicalTypes.EnumWord(handle, (ulong)i));
        return words;
    }

    static DuckDbType WithFields(DuckDbType type, LogicalTypeHandle handle)
    {
        var fields = Enumerable.Range(0, (int)LogicalTypes.FieldCount(handle)).Select(i => (ulong)i).ToArray();
        return type with
        {
            Names = [.. fields.Select(i => Helpers.TakeText(LogicalTypes.FieldName(handle, i)))],
            Children = [.. fields.Select(i => Take(LogicalTypes.FieldType(handle, i)))],
        };
    }

    static DuckDbType WithMembers(DuckDbType type, LogicalTypeHandle handle)
    {
        var members = Enumerable.Range(0, (int)LogicalTypes.MemberCount(handle)).Select(i => (ulong)i).ToArray();
        return type with
        {
            Names = [.. members.Select(i => Helpers.TakeText(LogicalTypes.MemberName(handle, i)))],
            Children = [.. members.Select(i => Take(LogicalTypes.MemberType(handle, i)))],
        };
    }
}
