using Mixdown.Runs.Sources;

namespace Mixdown.Tests.Declarations;

/// <summary>What is added to sources files that people wrote.</summary>
public sealed class SourcesEditTests
{
    static readonly HashSet<string> Nowhere = [];
    static readonly DescribedTable Sale = new("sale", [new("day", "DATE", []), new("Net amount", "DECIMAL(18,2)", [])]);
    static readonly DescribedTable Item = new("item", [new("id", "BIGINT", ["unique", "not_null"])]);

    [Fact]
    public void A_new_file_has_tables_columns_types_quotes_and_tests()
    {
        var text = new SourceDescription("shop", "bronze", [Sale, Item]).Text;

        Assert.StartsWith("sources:\n  - name: shop\n    schema: bronze\n    description: >-\n      What was loaded", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
                tables:
                  - name: sale
                    columns:
                      - { name: day, data_type: date }
                      - { name: Net amount, data_type: "decimal(18,2)", quote: true }
                  - name: item
                    columns:
                      - { name: id, data_type: bigint, data_tests: [unique, not_null] }

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_has_all_stays_as_it_is()
    {
        var text = new SourceDescription("shop", "bronze", [Sale, Item]).Text;

        Assert.Equal(text, With(text, Sale, Item));
    }

    [Fact]
    public void Columns_and_tables_come_behind_the_last_and_comments_stay()
    {
        const string before =
            """
            # ours
            sources:
              - name: shop   # the shop
                tables:
                  - name: sale
                    columns:
                      - name: DAY
                        description: |
                          of the sale

                          # not a comment
                      # more to come

                    description: 'Sales'   # odd

              # another
              - name: web
                tables: [{ name: hit }]

            """;

        Assert.Equal(
            """
            # ours
            sources:
              - name: shop   # the shop
                tables:
                  - name: sale
                    columns:
                      - name: DAY
                        description: |
                          of the sale

                          # not a comment
                      - { name: Net amount, data_type: "decimal(18,2)", quote: true }
                      # more to come

                    description: 'Sales'   # odd
                  - name: item
                    columns:
                      - { name: id, data_type: bigint, data_tests: [unique, not_null] }

              # another
              - name: web
                tables: [{ name: hit }]

            """, With(before, Sale, Item));
    }

    [Fact]
    public void Brackets_are_added_to_in_brackets()
    {
        const string before = "sources:\n  - name: shop\n    tables: [{ name: sale, columns: [{ name: day }] }] # all\n";

        Assert.Equal(
            "sources:\n  - name: shop\n    tables: [{ name: sale, columns: [{ name: day }, { name: Net amount, data_type: \"decimal(18,2)\", quote: true }] }, { name: item, columns: [{ name: id, data_type: bigint, data_tests: [unique, not_null] }] }] # all\n",
            With(before, Sale, Item));
        Assert.Equal(
            "sources:\n  - name: shop\n    tables: [{ name: item, columns: [{ name: id, data_type: bigint, data_tests: [unique, not_null] }] }]\n",
            With("sources:\n  - name: shop\n    tables: [{ name: item }]\n", Item));
    }

    [Fact]
    public void A_table_without_columns_gets_them_below_its_name()
    {
        Assert.Equal(
            "sources:\n- name: shop\n  tables:\n  - name: item # i\n    columns:\n      - { name: id, data_type: bigint, data_tests: [unique, not_null] }\n    description: x\n",
            With("sources:\n- name: shop\n  tables:\n  - name: item # i\n    description: x\n", Item));
    }

    [Fact]
    public void Windows_lines_and_a_missing_last_newline_stay()
    {
        Assert.Equal(
            "sources:\r\n  - name: shop\r\n    tables:\r\n      - name: sale\r\n        columns:\r\n          - name: day\r\n          - { name: Net amount, data_type: \"decimal(18,2)\", quote: true }",
            With("sources:\r\n  - name: shop\r\n    tables:\r\n      - name: sale\r\n        columns:\r\n          - name: day", Sale));
    }

    [Fact]
    public void A_source_that_is_missing_comes_behind_the_last_or_begins_the_list()
    {
        Assert.StartsWith("sources:\n  - name: web\n    tables: [{ name: hit }]\n  - name: shop\n    schema: bronze\n", With("sources:\n  - name: web\n    tables: [{ name: hit }]\n", Item), StringComparison.Ordinal);
        Assert.StartsWith("models: []\nsources:\n  - name: shop\n", With("models: []\n", Item), StringComparison.Ordinal);
        Assert.StartsWith("# empty\nsources:\n  - name: shop\n", With("# empty\n", Item), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_another_file_declares_is_left_to_it()
    {
        const string before = "sources:\n  - name: shop\n    tables: [{ name: sale, columns: [{ name: day }, { name: Net amount }] }]\n";

        Assert.Equal(before, new SourcesEdit(before).With(new SourceDescription("shop", "bronze", [Sale, Item]), new HashSet<string> { "item" }));
    }

    static string With(string text, params DescribedTable[] tables) => new SourcesEdit(text).With(new SourceDescription("shop", "bronze", tables), Nowhere);
}
