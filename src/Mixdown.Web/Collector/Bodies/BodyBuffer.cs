using System.Buffers;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>The body of one request in memory, which grows as it comes.</summary>
/// <param name="budget">What all bodies share.</param>
sealed class BodyBuffer(BodyBudget budget) : IDisposable
{
    const int FirstBytes = 16 << 10;

    byte[] _bytes = [];

    /// <summary>What has come.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(0, Length);

    /// <summary>Bytes that have come.</summary>
    public int Length { get; private set; }

    /// <summary>Room for more, at least a byte; null when others take all the memory there is for bodies.</summary>
    public Memory<byte>? Room() => Length < _bytes.Length || TryGrow() ? _bytes.AsMemory(Length) : null;

    /// <summary>So many bytes of the room were filled.</summary>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public void Dispose() => Swap([]);

    bool TryGrow()
    {
        var wanted = Math.Max(FirstBytes, 2 * _bytes.Length);
        // The old bytes are given back only when the new ones have them.
        if (!budget.TryTake(wanted))
            return false;
        var grown = ArrayPool<byte>.Shared.Rent(wanted);
        Content.CopyTo(grown);
        budget.Return(wanted);
        if (!budget.TryTake(grown.Length))
        {
            ArrayPool<byte>.Shared.Return(grown);
            return false;
        }
        Swap(grown);
        return true;
    }

    void Swap(byte[] next)
    {
        if (_bytes.Length > 0)
        {
            budget.Return(_bytes.Length);
            ArrayPool<byte>.Shared.Return(_bytes);
        }
        _bytes = next;
    }
}
