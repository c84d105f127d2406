namespace Mixdown.Ingest.Sources.Files.Lists;

/// <summary>What stands in the lists at one path of a file's records; where files differ, the later word counts.</summary>
enum ListContent
{
    /// <summary>Nothing so far.</summary>
    Nothing,

    /// <summary>Values, which stay in their record.</summary>
    Values,

    /// <summary>Objects, which are rows of a table of their own.</summary>
    Objects,
}
