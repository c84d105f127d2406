using Mixdown.Runs.Starting;
using Mixdown.Runs.Starting.Data;

namespace Mixdown.Tests.Starting;

public sealed class StarterWordsTests
{
    [Theory]
    [InlineData("Order ID", "order_id")]
    [InlineData("orderId", "order_id")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("order-line.no", "order_line_no")]
    [InlineData("2024 total", "n2024_total")]
    [InlineData("Größe", "größe")]
    [InlineData("!!", "unnamed")]
    [InlineData("Order", "order_")]
    public void Names_have_one_style(string name, string expected) => Assert.Equal(expected, Words.SnakeCase(name));

    [Theory]
    [InlineData("order_line", "Order line")]
    [InlineData("order_", "Order")]
    public void A_title_has_no_blank_at_its_end(string name, string expected) => Assert.Equal(expected, Words.Title(name));

    [Fact]
    public void Names_that_become_equal_stay_apart() =>
        Assert.Equal(["order_id", "order_id_2", "order_id_3"], Words.SnakeCases(["Order ID", "orderId", "ORDER_ID"]));

    [Theory]
    [InlineData("orders-2024-01", "orders-", "orders")]
    [InlineData("orders_20240131", "orders_", "orders")]
    [InlineData("part-0001", "part-", "part")]
    [InlineData("orders", "orders", "orders")]
    [InlineData("2024", "2024", "n2024")]
    [InlineData("top-10-", "top-", "top")]
    public void A_series_of_files_has_a_stem(string file, string stem, string table)
    {
        Assert.Equal(stem, FileSeries.StemOf(file));
        Assert.Equal(table, FileSeries.TableOf(stem));
    }
}
