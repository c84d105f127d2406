using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

public sealed class StoreBytesTests
{
    [Theory]
    [InlineData("0", "2417464e0ec44b24b1994f8c084df8fa57f7596ea286582ac25e64f44d5fdad2")]
    [InlineData("0.03", "a36e315e746009e0b007ebe67fc3aef840166765688590957e5f625b88fa321b")]
    public async Task Seed_42_at_scale_1_is_the_same_store_on_every_machine(string ratio, string hash)
    {
        using var store = await GeneratedStore.Of(Options(1, Ratio(ratio), threads: 1));

        Assert.Equal(hash, store.Hash());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.1")]
    public async Task Any_number_of_threads_gives_the_same_bytes(string ratio)
    {
        using var one = await GeneratedStore.Of(Options(5, Ratio(ratio), threads: 1));
        using var two = await GeneratedStore.Of(Options(5, Ratio(ratio), threads: 2));
        using var nine = await GeneratedStore.Of(Options(5, Ratio(ratio), threads: 9));

        Assert.Equal(one.Hash(), two.Hash());
        Assert.Equal(one.Hash(), nine.Hash());
    }

    [Fact]
    public async Task Another_seed_is_another_store()
    {
        using var one = await GeneratedStore.Of(Options(1, 0, threads: 2));
        using var other = await GeneratedStore.Of(Options(1, 0, threads: 2) with { Seed = 43 });

        Assert.NotEqual(one.Hash(), other.Hash());
    }

    [Fact]
    public async Task Trailing_zeros_of_the_ratio_change_nothing()
    {
        using var one = await GeneratedStore.Of(Options(1, 0.03m, threads: 1));
        using var other = await GeneratedStore.Of(Options(1, 0.0300m, threads: 1));

        Assert.Equal(one.Hash(), other.Hash());
    }

    [Fact]
    public async Task No_piece_in_memory_grows_with_the_store()
    {
        using var store = new GeneratedStore();
        var pieces = new LargestPiece();
        var options = Options(60, 0.05m, threads: 2);

        await new StoreGenerator(options).WriteAsync(store.Folder, pieces, TestContext.Current.CancellationToken);

        Assert.InRange(pieces.Bytes, 1, 1_000_000);
    }

    static StoreOptions Options(int scale, decimal ratio, int threads) =>
        new() { Scale = scale, Seed = 42, DirtyRatio = ratio, Threads = threads };

    static decimal Ratio(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    sealed class LargestPiece : IProgress<GenerationProgress>
    {
        readonly Dictionary<string, long> _upTo = new(StringComparer.Ordinal);

        public long Bytes { get; private set; }

        public void Report(GenerationProgress value)
        {
            Bytes = Math.Max(Bytes, value.Bytes - _upTo.GetValueOrDefault(value.Table));
            _upTo[value.Table] = value.Bytes;
        }
    }
}
