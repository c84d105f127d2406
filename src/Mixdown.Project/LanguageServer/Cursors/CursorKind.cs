namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>What a cursor stands in.</summary>
enum CursorKind
{
    /// <summary>SQL, or whatever the template prints as it is.</summary>
    Sql,

    /// <summary>Jinja, at a name or where one can begin.</summary>
    Name,

    /// <summary>Jinja, between quotes.</summary>
    Quoted,

    /// <summary>A comment: nothing is said of it.</summary>
    Comment,
}
