using Mixdown.Data.Schemas;
using Mixdown.Data.Schemas.Types;

namespace Mixdown.Ingest.Postgres.Catalog;

/// <summary>A column at the source, as its catalog has it.</summary>
/// <param name="Name">As the catalog spells it.</param>
/// <param name="BaseType">The number of its type; of what a domain is made of, since that is what the server sends.</param>
/// <param name="TypeText">Its type in SQL, for example <c>numeric(10,2)</c>, or the domain's name.</param>
/// <param name="BaseTypeText">The same, of what a domain is made of.</param>
/// <param name="IsRequired">Whether it is declared NOT NULL.</param>
/// <param name="IsReadable">Whether we may select it.</param>
sealed record PostgresColumn(string Name, uint BaseType, string TypeText, string BaseTypeText, bool IsRequired, bool IsReadable)
{
    /// <summary>The column that it becomes in the lake where nothing else was said.</summary>
    public Column InLake => SourceTypes.Postgres.Map(BaseTypeText).ToColumns(Name, TypeText)[0];
}
