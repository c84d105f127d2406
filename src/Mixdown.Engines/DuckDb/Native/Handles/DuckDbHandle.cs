using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>A native object of DuckDB. The runtime counts the calls that use it, so that a dispose on another thread frees it
/// only after the last of them.</summary>
abstract class DuckDbHandle() : SafeHandle(0, ownsHandle: true)
{
    SafeHandle? _parent;

    public override bool IsInvalid => handle == 0;

    /// <summary>Whether it was disposed, even where others still keep it alive, which <see cref="SafeHandle.IsClosed"/> does
    /// not tell.</summary>
    internal bool IsGivenUp { get; private set; }

    /// <summary>Keeps <paramref name="parent"/> alive for as long as this one: a result outlives the disposal of its
    /// connection, a connection that of its database.</summary>
    internal void KeepAlive(SafeHandle parent)
    {
        var added = false;
        parent.DangerousAddRef(ref added);
        _parent = parent;
    }

    protected sealed override void Dispose(bool disposing)
    {
        IsGivenUp = true;
        base.Dispose(disposing);
    }

    protected sealed override bool ReleaseHandle()
    {
        Destroy();
        _parent?.DangerousRelease();
        return true;
    }

    /// <summary>Frees the native object and its memory.</summary>
    protected abstract void Destroy();
}
