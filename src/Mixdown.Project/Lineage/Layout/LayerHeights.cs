namespace Mixdown.Project.Lineage.Layout;

/// <summary>Gives each cell its height in the drawing, its column's order being settled: long arrows straight, boxes beside what they are
/// joined with, nothing upon another. After Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2001): the middle of
/// four drawings, each lined up from another corner.</summary>
static class LayerHeights
{
    /// <summary>The middle of each cell, the uppermost side of all at 0.</summary>
    public static double[] Of(LayerGraph graph)
    {
        var position = new int[graph.Count];
        foreach (var layer in graph.Layers)
        {
            for (var place = 0; place < layer.Length; place++)
                position[layer[place]] = place;
        }
        var conflicts = LaneConflicts.Of(graph, position);
        var drawings = new List<double[]>(4);
        foreach (var side in LayoutSide.All)
            drawings.Add(CellBlocks.Of(graph, side, position, conflicts).Place());
        Align(graph, drawings);
        return FromZero(graph, Middle(drawings, graph.Count));
    }

    /// <summary>Moves the drawings onto the lowest one: those from above by their upper sides, those from below by their lower ones.</summary>
    static void Align(LayerGraph graph, List<double[]> drawings)
    {
        var spans = drawings.Select(drawing => Span(graph, drawing)).ToList();
        var least = spans.MinBy(span => span.Bottom - span.Top);
        for (var i = 0; i < drawings.Count; i++)
        {
            var shift = LayoutSide.All[i].FromBottom ? least.Bottom - spans[i].Bottom : least.Top - spans[i].Top;
            Shift(drawings[i], shift);
        }
    }

    static double[] Middle(List<double[]> drawings, int count)
    {
        var middles = new double[count];
        Span<double> four = stackalloc double[4];
        for (var cell = 0; cell < count; cell++)
        {
            for (var i = 0; i < 4; i++)
                four[i] = drawings[i][cell];
            four.Sort();
            middles[cell] = (four[1] + four[2]) / 2;
        }
        return middles;
    }

    static double[] FromZero(LayerGraph graph, double[] middles)
    {
        Shift(middles, -Span(graph, middles).Top);
        return middles;
    }

    static void Shift(double[] middles, double by)
    {
        for (var cell = 0; cell < middles.Length; cell++)
            middles[cell] += by;
    }

    static (double Top, double Bottom) Span(LayerGraph graph, double[] middles)
    {
        var (top, bottom) = (double.MaxValue, double.MinValue);
        for (var cell = 0; cell < middles.Length; cell++)
        {
            top = Math.Min(top, middles[cell] - graph.Sizes[cell] / 2);
            bottom = Math.Max(bottom, middles[cell] + graph.Sizes[cell] / 2);
        }
        return (top, bottom);
    }
}
