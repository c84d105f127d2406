namespace Mixdown.Cli.Rendering.Progress;

/// <summary>Bars of progress.</summary>
static class Bars
{
    const int Cells = 20;

    /// <summary>A bar of this many cells.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="cells">Its width.</param>
    public static string Of(double share, int cells)
    {
        var filled = (int)(Math.Clamp(share, 0, 1) * cells);
        return $"{new string('━', filled)}{new string('─', cells - filled)}";
    }

    /// <summary>A bar and its share of a hundred.</summary>
    public static string WithShare(long done, long of)
    {
        var share = of <= 0 ? 0 : Math.Clamp((double)done / of, 0, 1);
        return $"{Of(share, Cells)} {(int)(share * 100),3} %";
    }
}
