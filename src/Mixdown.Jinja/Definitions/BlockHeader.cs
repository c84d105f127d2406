namespace Mixdown.Jinja.Definitions;

/// <summary>What a tag of the host carries after its word.</summary>
public enum BlockHeader
{
    /// <summary>A name: <c>{% snapshot orders %}</c>.</summary>
    Name,

    /// <summary>A name and parameters, as a macro: <c>{% test not_null(model, column_name) %}</c>.</summary>
    Signature,

    /// <summary>A name and options: <c>{% materialization table, adapter='duckdb', supported_languages=['sql'] %}</c>; a
    /// bare <c>default</c> stands for <c>adapter='default'</c>. The macro is called <c>prefix_name_adapter</c>.</summary>
    NameAndOptions,
}
