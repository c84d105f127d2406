namespace Mixdown.Jinja;

/// <summary>Finds the templates that include, import and from name.</summary>
public interface IJinjaLoader
{
    /// <summary>The template called <paramref name="name"/>, or null when there is none. May be called from several threads
    /// at once; should compile each text once.</summary>
    JinjaTemplate? Load(string name);
}
