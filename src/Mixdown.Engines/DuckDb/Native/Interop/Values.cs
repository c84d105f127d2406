using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Value Interface" of the C manual. Structs of one integer are passed as that integer.</summary>
static unsafe partial class Values
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_null_value")]
    internal static partial ValueHandle Null();

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_bool")]
    internal static partial ValueHandle Bool([MarshalAs(UnmanagedType.U1)] bool value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_int8")]
    internal static partial ValueHandle Int8(sbyte value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uint8")]
    internal static partial ValueHandle UInt8(byte value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_int16")]
    internal static partial ValueHandle Int16(short value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uint16")]
    internal static partial ValueHandle UInt16(ushort value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_int32")]
    internal static partial ValueHandle Int32(int value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uint32")]
    internal static partial ValueHandle UInt32(uint value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_int64")]
    internal static partial ValueHandle Int64(long value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uint64")]
    internal static partial ValueHandle UInt64(ulong value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_hugeint")]
    internal static partial ValueHandle HugeInt(HugeInt value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uhugeint")]
    internal static partial ValueHandle UHugeInt(UHugeInt value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_float")]
    internal static partial ValueHandle Float(float value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_double")]
    internal static partial ValueHandle Double(double value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_decimal")]
    internal static partial ValueHandle Decimal(NativeDecimal value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_varchar_length")]
    internal static partial ValueHandle Varchar(byte* utf8, ulong length);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_blob")]
    internal static partial ValueHandle Blob(byte* bytes, ulong length);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_date")]
    internal static partial ValueHandle Date(int days);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_time")]
    internal static partial ValueHandle Time(long micros);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_timestamp")]
    internal static partial ValueHandle Timestamp(long micros);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_timestamp_ns")]
    internal static partial ValueHandle TimestampNanos(long nanos);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_timestamp_tz")]
    internal static partial ValueHandle TimestampTz(long micros);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_interval")]
    internal static partial ValueHandle Interval(DuckDBInterval value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_uuid")]
    internal static partial ValueHandle Uuid(UHugeInt value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_list_value")]
    internal static partial ValueHandle List(LogicalTypeHandle element, nint* values, ulong count);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_struct_value")]
    internal static partial ValueHandle Struct(LogicalTypeHandle type, nint* values);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_get_value_type")]
    internal static partial nint BorrowedType(ValueHandle value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_get_int64")]
    internal static partial long GetInt64(ValueHandle value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_value")]
    internal static partial void Destroy(ref nint value);
}
