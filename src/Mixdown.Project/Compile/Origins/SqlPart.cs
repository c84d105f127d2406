namespace Mixdown.Project.Compile.Origins;

/// <summary>A stretch of compiled SQL that one template wrote; what stands between two of them is ours.</summary>
/// <param name="Start">Offset in the compiled SQL.</param>
/// <param name="Written">The whole text of that template.</param>
/// <param name="From">Offset in that text at which the stretch starts.</param>
/// <param name="Length">Characters.</param>
sealed record SqlPart(int Start, WrittenSql Written, int From, int Length)
{
    /// <summary>Whether the stretch holds a character; its end belongs to it, since an error may point behind the last one.</summary>
    public bool Holds(int offset) => offset >= Start && offset <= Start + Length;
}
