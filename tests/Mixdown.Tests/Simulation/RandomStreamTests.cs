using Mixdown.Simulation.Randomness;

namespace Mixdown.Tests.Simulation;

public sealed class RandomStreamTests
{
    [Fact]
    public void The_same_seed_purpose_and_row_give_the_same_numbers_for_ever()
    {
        var random = new RandomStream(42, RandomPurpose.Track, 7);

        Assert.Equal([10874041322410357139, 12654528995798745678], new[] { random.Next(), random.Next() });
    }

    [Fact]
    public void Neighbouring_rows_purposes_and_seeds_share_nothing()
    {
        var firsts = new HashSet<ulong>();
        for (var row = 0; row < 100; row++)
        {
            for (var seed = 0UL; seed < 10; seed++)
            {
                Assert.True(firsts.Add(new RandomStream(seed, RandomPurpose.Track, row).Next()));
                Assert.True(firsts.Add(new RandomStream(seed, RandomPurpose.AlbumTitle, row).Next()));
            }
        }
    }

    [Fact]
    public void The_first_draws_of_many_rows_are_spread_evenly()
    {
        var counts = new int[10];
        for (var row = 0; row < 100_000; row++)
        {
            var random = new RandomStream(1, RandomPurpose.Basket, row);
            counts[random.Below(10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void A_weight_of_zero_is_never_picked_and_the_others_in_proportion()
    {
        var weights = new Weights(0, 1, 3, 0);
        var counts = new int[4];
        var random = new RandomStream(1, RandomPurpose.Basket, 0);
        for (var i = 0; i < 40_000; i++)
            counts[weights.Pick(ref random)]++;

        Assert.Equal((0, 0), (counts[0], counts[3]));
        Assert.InRange(counts[1], 9_500, 10_500);
    }

    [Fact]
    public void Mixed_radix_spells_every_number_differently()
    {
        var spelled = new HashSet<(int, int, long)>();
        for (var number = 0; number < 1000; number++)
        {
            var choose = new MixedRadix(number);
            Assert.True(spelled.Add((choose.Below(7), choose.Below(11), choose.Rest)));
        }
    }
}
