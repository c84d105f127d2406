namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>What a proposal is, for the sign beside it.</summary>
public enum ProposalKind
{
    /// <summary>A model, seed or snapshot.</summary>
    Model,

    /// <summary>A source, or a table of one.</summary>
    Source,

    /// <summary>A column.</summary>
    Column,

    /// <summary>A name by which columns can be qualified.</summary>
    Table,

    /// <summary>A macro or a function of the context.</summary>
    Function,

    /// <summary>A package of macros.</summary>
    Package,

    /// <summary>A key of a configuration or of a file.</summary>
    Key,

    /// <summary>A value that a key takes.</summary>
    Value,

    /// <summary>A variable.</summary>
    Variable,

    /// <summary>A docs block.</summary>
    Doc,
}
