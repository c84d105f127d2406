using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Tests.Project;

public sealed class BuildPlanTests
{
    const string Tests = """
        models:
          - name: dim
            columns: [{ name: id, tests: [unique] }]
          - name: fact
            columns:
              - name: dim_id
                tests: [relationships: { to: ref('dim'), field: id }]
        """;

    [Fact]
    public void A_check_over_two_models_belongs_to_the_one_that_declares_it_and_orders_them()
    {
        using var shop = Shop();

        Assert.Equal(
            ["dim: unique_dim_id <- ", "fact: relationships_fact_dim_id__id__ref_dim_ <- model.shop.dim"],
            Plan(shop, BuildVerb.Build));
    }

    [Fact]
    public void A_check_belongs_to_the_model_that_is_built_when_the_other_one_is_not_selected()
    {
        using var shop = Shop();

        Assert.Equal(["dim: relationships_fact_dim_id__id__ref_dim_ unique_dim_id <- "], Plan(shop, BuildVerb.Build, "dim"));
    }

    [Fact]
    public void Two_models_that_check_each_other_are_still_built_one_after_the_other()
    {
        using var shop = Shop();
        shop.Write(("models/t.yml", Tests.Replace("tests: [unique]", "tests: [relationships: { to: ref('fact'), field: dim_id }]")));

        Assert.Equal(
            ["fact:  <- ", "dim: relationships_dim_id__dim_id__ref_fact_ relationships_fact_dim_id__id__ref_dim_ <- model.shop.fact"],
            Plan(shop, BuildVerb.Build));
    }

    [Fact]
    public void What_is_not_selected_is_looked_through()
    {
        using var shop = new ProjectFolder(
            ("models/a.sql", "select 1"),
            ("models/b.sql", "select * from {{ ref('a') }}"),
            ("models/c.sql", "{{ config(materialized='ephemeral') }} select * from {{ ref('b') }}"),
            ("models/d.sql", "select * from {{ ref('c') }}"));

        Assert.Equal(["a:  <- ", "d:  <- model.shop.a"], Plan(shop, BuildVerb.Build, "a", "d"));
    }

    [Fact]
    public void Tests_alone_depend_on_nothing()
    {
        using var shop = Shop();

        Assert.All(Plan(shop, BuildVerb.Test), step => Assert.EndsWith(" <- ", step, StringComparison.Ordinal));
    }

    static ProjectFolder Shop() => new(
        ("models/dim.sql", "select 1 as id"),
        ("models/fact.sql", "select 1 as dim_id"),
        ("models/t.yml", Tests));

    static List<string> Plan(ProjectFolder shop, BuildVerb verb, params string[] select)
    {
        var graph = shop.Read().Graph;
        return [.. BuildPlan.Create(graph, NodeSelection.Find(graph, select, []), verb).Steps
            .Select(step => $"{step.Name}: {string.Join(' ', step.Checks.Select(check => check.Name))} <- {string.Join(' ', step.DependsOn)}")];
    }
}
