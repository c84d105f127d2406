using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Settings;

/// <summary>A value of a settings file after YAML and Jinja: null, scalar, list or map, and where it stands.</summary>
/// <param name="At">The value's place in the file.</param>
public abstract record SettingNode(SourceSpan At)
{
    /// <summary>No value: <c>key:</c> with nothing behind it, or <c>null</c>.</summary>
    public sealed record Null(SourceSpan At) : SettingNode(At);

    /// <summary>A text, number or truth value.</summary>
    /// <param name="At">Its place.</param>
    /// <param name="Value"><see cref="string"/>, <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>, as the YAML
    /// 1.2 core schema reads it (<c>yes</c>, <c>on</c> and <c>NO</c> are text).</param>
    /// <param name="Text">As it stands in the file, without quotes: <c>1.10</c> stays <c>1.10</c>.</param>
    public sealed record Scalar(SourceSpan At, object Value, string Text) : SettingNode(At);

    /// <summary>Values in order.</summary>
    public sealed record List(SourceSpan At, IReadOnlyList<SettingNode> Items) : SettingNode(At);

    /// <summary>Entries in the order of the file, each key once.</summary>
    public sealed record Map(SourceSpan At, IReadOnlyList<SettingEntry> Entries) : SettingNode(At)
    {
        /// <summary>The value of <paramref name="key"/>, or null when the map has no such key.</summary>
        /// <remarks>Readers ask for some twenty keys of each of thousands of maps: maps are short, so no index is kept.</remarks>
        public SettingNode? this[string key]
        {
            get
            {
                for (var i = 0; i < Entries.Count; i++)
                {
                    if (Entries[i].Key == key)
                        return Entries[i].Value;
                }
                return null;
            }
        }
    }

    /// <summary>The word for what this is, for messages: a list, a map, a text, …</summary>
    public string Kind => this switch
    {
        Null => "nothing",
        List => "a list",
        Map => "a map",
        Scalar { Value: bool } => "a truth value",
        Scalar { Value: long or double } => "a number",
        _ => "a text",
    };
}
