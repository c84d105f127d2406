using Mixdown.Web.App.Pages;

namespace Mixdown.Tests.Exports;

/// <summary>Whether this build has the pages in it.</summary>
public sealed class BuiltPages
{
    public bool AreThere { get; } = PageFiles.Embedded().Find("export/dashboard.js") is not null;
}
