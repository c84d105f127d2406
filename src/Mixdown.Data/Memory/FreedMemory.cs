using System.Runtime.InteropServices;

namespace Mixdown.Data.Memory;

/// <summary>Memory of this process that nothing uses any more, which its allocators keep for what may be asked next.</summary>
public static unsafe class FreedMemory
{
    /// <summary>glibc's; other C libraries give back by themselves, or cannot be asked.</summary>
    static readonly delegate* unmanaged<nuint, int> Trim = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var export)
        ? (delegate* unmanaged<nuint, int>)export
        : null;

    /// <summary>Gives it back to the system: what the collector finds, and what lies between pieces that native code still uses. It stops all
    /// threads meanwhile, so it is for a process that has nothing to do.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (Trim is not null)
            Trim(0);
    }
}
