using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Functions;

/// <summary>The table function <c>mx_part(id)</c>: rows that our own readers make, pulled by DuckDB's threads. These are the
/// functions that DuckDB calls, and the boundary at which an exception of a reader becomes the statement's error.</summary>
static unsafe class PartFunction
{
    internal const string Name = "mx_part";

    /// <summary>Makes <c>mx_part</c> known in the whole instance of <paramref name="connection"/>, over
    /// <paramref name="parts"/>.</summary>
    internal static void Register(ConnectionHandle connection, LiveParts parts)
    {
        using var function = TableFunctions.Create();
        using var id = LogicalTypes.Create(TypeId.BigInt);
        TableFunctions.SetName(function, Name);
        TableFunctions.AddParameter(function, id);
        TableFunctions.SetExtraInfo(function, Hold(parts), &Release);
        TableFunctions.SetBind(function, &Bind);
        TableFunctions.SetInit(function, &Init);
        TableFunctions.SetLocalInit(function, &OpenReader);
        TableFunctions.SetFunction(function, &Fill);
        if (TableFunctions.Register(connection, function) == DuckDbState.Error)
            throw new DuckDBException(DuckDBErrorType.Catalog, $"Catalog Error: The table function {Name} cannot be registered");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Bind(nint info)
    {
        try
        {
            using var id = TableFunctions.BindParameter(info, 0);
            var scan = Held<LiveParts>(TableFunctions.BindExtraInfo(info)).Find(Values.GetInt64(id));
            foreach (var column in scan.Part.Columns)
            {
                using var type = PartTypes.Create(column.Type);
                TableFunctions.AddResultColumn(info, column.Name, type);
            }
            TableFunctions.SetBindData(info, Hold(scan), &Release);
        }
        catch (Exception fault)
        {
            TableFunctions.SetBindError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Init(nint info) =>
        TableFunctions.SetMaxThreads(info, (ulong)Math.Max(1, Held<PartScan>(TableFunctions.InitBindData(info)).Part.MaxReaders));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void OpenReader(nint info)
    {
        var scan = Held<PartScan>(TableFunctions.InitBindData(info));
        try
        {
            TableFunctions.SetInitData(info, Hold(scan.OpenReader()), &ReleaseReader);
        }
        catch (Exception fault)
        {
            TableFunctions.SetInitError(info, scan.Fail(fault));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Fill(nint info, nint chunk)
    {
        var reader = Held<PartReader>(TableFunctions.LocalInitData(info));
        try
        {
            reader.Fill(chunk);
        }
        catch (Exception fault)
        {
            TableFunctions.SetError(info, reader.Scan.Fail(fault));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Release(nint held) => GCHandle.FromIntPtr(held).Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void ReleaseReader(nint held)
    {
        var reader = Held<PartReader>(held);
        GCHandle.FromIntPtr(held).Free();
        try
        {
            reader.Dispose();
        }
        catch (Exception fault)
        {
            reader.Scan.Fail(fault);
        }
    }

    static nint Hold(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    static T Held<T>(nint held) where T : class => (T)GCHandle.FromIntPtr(held).Target!;
}
