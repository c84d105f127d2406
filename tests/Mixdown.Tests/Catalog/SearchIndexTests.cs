using Mixdown.Runs.Catalog.Search;

namespace Mixdown.Tests.Catalog;

public sealed class SearchIndexTests
{
    static readonly SearchIndex Index = SearchIndex.Of(
    [
        new SearchTerm("m.dim_customer", "model", "dim_customer") { Parent = "gold", Description = "Customers as the facts know them." },
        new SearchTerm("m.dim_customer", "column", "country") { Parent = "dim_customer", Part = "country", Description = "Where they live." },
        new SearchTerm("m.customer", "model", "customer") { Parent = "silver" },
        new SearchTerm("m.country", "model", "country") { Parent = "silver", Description = "Reference data." },
        new SearchTerm("m.invoice", "model", "invoice") { Parent = "silver", Description = "What each customer bought." },
        new SearchTerm("m.invoice", "column", "customer_id") { Parent = "invoice", Part = "customer_id" },
        new SearchTerm("d.overview", "tile", "Best customers") { Parent = "Overview", Part = "best" },
        new SearchTerm("m.lines", "model", "invoiceLine") { Parent = "silver" },
    ]);

    [Theory]
    [InlineData("customer", "customer; dim_customer; customer_id of invoice; Best customers of Overview; invoice?")]
    [InlineData("cust", "customer; dim_customer; customer_id of invoice; Best customers of Overview; invoice?")]
    [InlineData("country", "country; country of dim_customer")]
    [InlineData("customer country", "country of dim_customer")]
    [InlineData("dim cust", "dim_customer; country of dim_customer?")]
    [InlineData("LINE", "invoiceLine")]
    [InlineData("custmer", "customer; dim_customer; customer_id of invoice; Best customers of Overview; invoice?")]
    [InlineData("nvoic", "invoice; invoiceLine")]
    [InlineData("xyz", "")]
    [InlineData("  ", "")]
    [InlineData("'; drop table", "")]
    public void Titles_come_before_columns_before_descriptions(string query, string found)
    {
        // Only a table's name is no reason to show its column.
        var expected = found.Split("; ", StringSplitOptions.RemoveEmptyEntries).Where(text => text != "country of dim_customer?");

        Assert.Equal(expected, Index.Find(query, 20).Hits.Select(InWords));
    }

    [Fact]
    public void No_more_is_listed_than_asked_for_and_all_are_counted()
    {
        var answer = Index.Find("customer", 2);

        Assert.Equal((2, 5), (answer.Hits.Count, answer.Total));
    }

    [Theory]
    [InlineData("customer", "custmer", true)]
    [InlineData("customer", "cusstom", true)]
    [InlineData("customer", "cusotm", true)]
    [InlineData("customer", "cuztom", true)]
    [InlineData("customer", "bustom", false)]
    [InlineData("customer", "cuztxm", false)]
    public void One_slip_behind_the_first_letter_is_mended(string known, string typed, bool isNear) => Assert.Equal(isNear, WordSlip.IsNear(known, typed));

    static string InWords(SearchHit hit) => hit.Found switch
    {
        { Part: not null } part => $"{part.Title} of {part.Parent}",
        _ when hit.In == "description" => $"{hit.Found.Title}?",
        _ => hit.Found.Title,
    };
}
