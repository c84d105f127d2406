using Mixdown.Jinja.Origins;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Origins;

/// <summary>The SQL that the template of one node wrote.</summary>
/// <param name="Node">The node.</param>
/// <param name="Text">After Jinja.</param>
/// <param name="Origins">Where each character came from; null for an empty text and for one that no template wrote.</param>
sealed record WrittenSql(ProjectNode Node, string Text, JinjaOrigins? Origins);
