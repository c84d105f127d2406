using System.Security.Cryptography;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Shopping;

namespace Mixdown.Tests.Shopping;

public sealed class ShoppingGeneratorTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _folder = new();

    [Theory]
    [InlineData("0", "f063a41e7c6cff4f3764cef827bc4be06eca6fa8ea483b30a6523430881c617f")]
    [InlineData("0.03", "eec62286682ddadf48c3e47facd60a6088b9671ed2775998c668655528ea1f16")]
    public async Task Seed_42_at_scale_1_is_the_same_on_every_machine(string ratio, string hash)
    {
        var options = new ShoppingOptions { DirtyRatio = decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture) };

        await WriteAsync("shop", options);

        Assert.Equal(hash, Hash("shop", "*"));
    }

    [Fact]
    public async Task More_drops_leave_the_first_ones_as_they_were()
    {
        await WriteAsync("three", new ShoppingOptions { Drops = 3, DirtyRatio = 0.1m });
        await WriteAsync("five", new ShoppingOptions { Drops = 5, DirtyRatio = 0.1m });

        Assert.Equal(Hash("three", "first three"), Hash("five", "first three"));
    }

    [Fact]
    public async Task The_same_purchases_are_written_once()
    {
        Assert.False((await WriteAsync("shop", new())).WasThere);
        Assert.True((await WriteAsync("shop", new())).WasThere);
    }

    [Fact]
    public async Task A_customer_makes_each_purchase_once()
    {
        await WriteAsync("shop", new ShoppingOptions { Drops = 30 });

        var keys = Directory.GetFiles(_folder.At("shop"), "*.csv").SelectMany(file => File.ReadLines(file).Skip(1))
            .Select(line => line.Split(',')).Select(fields => (fields[0], fields[15])).ToList();

        Assert.Equal(30 * 325, keys.Count);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(2600, keys.Select(key => key.Item1).Distinct().Count());
    }

    [Fact]
    public async Task Purchases_of_other_options_are_replaced_only_when_asked()
    {
        await WriteAsync("shop", new());

        Assert.Equal("MX6003", (await RefusedAsync("shop", new ShoppingOptions { Seed = 7 })).Code);
        await WriteAsync("shop", new ShoppingOptions { Seed = 7, Overwrite = true });
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused()
    {
        _folder.Write("shop/letter.txt", "dear");

        Assert.Equal("MX6002", (await RefusedAsync("shop", new ShoppingOptions { Overwrite = true })).Code);
    }

    [Fact]
    public async Task Options_out_of_range_are_all_named()
    {
        var fault = await Assert.ThrowsAsync<MixdownException>(() => WriteAsync("shop", new ShoppingOptions { Scale = 0, Drops = 0, DirtyRatio = 1 }));

        Assert.Equal(["MX6010", "MX6010", "MX6010"], fault.Diagnostics.Select(problem => problem.Code));
    }

    public void Dispose() => _folder.Dispose();

    Task<ShoppingSummary> WriteAsync(string folder, ShoppingOptions options) =>
        new ShoppingGenerator(options).WriteAsync(_folder.At(folder), Cancel);

    async Task<Diagnostic> RefusedAsync(string folder, ShoppingOptions options) =>
        Assert.Single((await Assert.ThrowsAsync<MixdownException>(() => WriteAsync(folder, options))).Diagnostics);

    string Hash(string folder, string files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var wanted = Directory.GetFiles(_folder.At(folder)).Where(file => files == "*" || string.CompareOrdinal(Path.GetFileName(file), "purchases-0004") < 0);
        foreach (var file in wanted.Where(file => files == "*" || file.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
