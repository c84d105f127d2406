using Mixdown.Project.Lineage.Layout;

namespace Mixdown.Tests.Lineage;

public sealed class LayeredLayoutTests
{
    static readonly LayoutOptions Plain = new() { ColumnGap = 50, RowGap = 10, LaneHeight = 4, PartGap = 30 };

    [Fact]
    public void A_chain_is_a_straight_line_from_left_to_right()
    {
        var drawn = Draw("a>b b>c");

        Assert.Equal(["a 0,0", "b 150,0", "c 300,0"], Places(drawn));
        Assert.Equal(["a>b 100,20 150,20", "b>c 250,20 300,20"], Routes(drawn));
        Assert.Equal((400, 40), (drawn.Width, drawn.Height));
    }

    [Fact]
    public void What_two_boxes_are_made_of_stands_between_them()
    {
        var drawn = Draw("a>b a>c");

        // b and c are 40 high with 10 between them, so their middles are at 20 and 70, and a's is at 45.
        Assert.Equal(["a 0,25", "b 150,0", "c 150,50"], Places(drawn));
    }

    [Fact]
    public void A_source_stands_right_before_the_first_that_reads_it()
    {
        var drawn = Draw("a>b b>c d>c");

        Assert.Equal(150, drawn.Nodes.Single(node => node.Id == "d").X);
    }

    [Fact]
    public void A_long_arrow_has_a_lane_of_its_own_past_the_boxes_between()
    {
        var drawn = Draw("a>b b>c a>c");

        var route = drawn.Edges.Single(edge => edge is { From: "a", To: "c" }).Points;
        Assert.Equal([100, 150, 250, 300], route.Select(point => point.X));
        Assert.Equal(route[1].Y, route[2].Y);
        Assert.Empty(Covered(drawn));
    }

    [Fact]
    public void Arrows_that_need_not_cross_do_not()
    {
        // By name b1 is above b2, and so the arrows would cross.
        var drawn = Draw("a1>b2 a2>b1");

        Assert.Equal(0, drawn.Crossings);
    }

    [Fact]
    public void Four_arrows_between_two_pairs_cross_once()
    {
        Assert.Equal(1, Draw("a1>b1 a1>b2 a2>b1 a2>b2").Crossings);
    }

    [Fact]
    public void Parts_that_nothing_joins_stand_one_below_the_other_and_boxes_alone_last()
    {
        var drawn = Draw("c>d a>b b>e", "lone");

        Assert.Equal(["a 0,0", "b 150,0", "c 0,70", "d 150,70", "e 300,0", "lone 0,140"], Places(drawn));
    }

    [Fact]
    public void The_order_in_which_a_graph_is_told_does_not_count()
    {
        var (nodes, edges) = RandomGraph.Of(nodes: 120, seed: 7);

        var drawn = LayeredLayout.Of(nodes, edges, Plain);
        var again = LayeredLayout.Of(nodes.AsEnumerable().Reverse(), edges.AsEnumerable().Reverse().Concat(edges), Plain);

        Assert.Equal(Places(drawn), Places(again));
        Assert.Equal(Routes(drawn), Routes(again));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(60, 2)]
    [InlineData(200, 3)]
    [InlineData(1000, 4)]
    public void No_box_covers_another_or_an_arrow_and_all_arrows_go_right(int count, int seed)
    {
        var (nodes, edges) = RandomGraph.Of(count, seed);

        var drawn = LayeredLayout.Of(nodes, edges, Plain);

        Assert.Equal(count, drawn.Nodes.Count);
        Assert.Empty(Overlaps(drawn));
        Assert.Empty(Covered(drawn));
        Assert.All(drawn.Edges, edge => Assert.True(edge.Points.Zip(edge.Points.Skip(1)).All(pair => pair.First.X < pair.Second.X)));
    }

    [Fact]
    public void A_circle_is_refused_and_an_arrow_to_nowhere_left_out()
    {
        Assert.Throws<ArgumentException>(() => Draw("a>b b>a"));
        Assert.Empty(LayeredLayout.Of([new LayoutNode("a", 10, 10)], [new LayoutEdge("a", "gone"), new LayoutEdge("a", "a")], Plain).Edges);
    }

    [Fact]
    public void Nothing_is_drawn_of_nothing()
    {
        var drawn = LayeredLayout.Of([], [], Plain);

        Assert.Equal((0, 0, 0), (drawn.Nodes.Count, drawn.Width, drawn.Height));
    }

    static GraphLayout Draw(string edges, params IReadOnlyList<string> alone)
    {
        var pairs = edges.Split(' ').Select(edge => edge.Split('>')).ToList();
        var nodes = pairs.SelectMany(pair => pair).Concat(alone).Distinct().Select(id => new LayoutNode(id, 100, 40));
        return LayeredLayout.Of(nodes, pairs.Select(pair => new LayoutEdge(pair[0], pair[1])), Plain);
    }

    static IEnumerable<string> Places(GraphLayout drawn) => drawn.Nodes.Select(node => FormattableString.Invariant($"{node.Id} {node.X},{node.Y}"));

    static IEnumerable<string> Routes(GraphLayout drawn) => drawn.Edges.Select(edge =>
        $"{edge.From}>{edge.To} {string.Join(' ', edge.Points.Select(point => FormattableString.Invariant($"{point.X},{point.Y}")))}");

    static IEnumerable<string> Overlaps(GraphLayout drawn) =>
        from column in drawn.Nodes.GroupBy(node => node.X)
        let sorted = column.OrderBy(node => node.Y).ToList()
        from pair in sorted.Zip(sorted.Skip(1))
        where pair.First.Y + pair.First.Height > pair.Second.Y + 1e-6
        select $"{pair.First.Id} covers {pair.Second.Id}";

    /// <summary>Where an arrow passes through a column it runs level, from the point on its left side to the one on its right.</summary>
    static IEnumerable<string> Covered(GraphLayout drawn)
    {
        var columns = drawn.Nodes.ToLookup(node => node.X);
        return
            from edge in drawn.Edges
            from point in edge.Points.Skip(1).SkipLast(1)
            from node in columns[point.X]
            where point.Y > node.Y && point.Y < node.Y + node.Height
            select $"{node.Id} covers {edge.From}>{edge.To}";
    }
}
