using System.Security.Cryptography;
using System.Text;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Functions of dbt's context that need nothing of a rendering.</summary>
static class TextFunctions
{
    public static JinjaFunction LocalMd5 { get; } = new("local_md5(value)", given => Md5(given.Text(0)));

    public static JinjaFunction Set { get; } = new("set(value, default=None)", given => new JinjaSet(given.Items(0)));

    public static JinjaFunction Zip { get; } = new("zip(*args, **kwargs)", given => ZipAll([.. given.Items(0)]));

    /// <summary>The MD5 of a text in lower-case hex; not for secrets, for names that dbt makes the same way.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "dbt makes names of MD5; nothing is kept secret by it.")]
    public static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    static JinjaList ZipAll(object?[] lists)
    {
        var columns = lists.Select(list => JinjaValue.Items(list).ToArray()).ToArray();
        var rows = columns.Length == 0 ? 0 : columns.Min(column => column.Length);
        return new JinjaList(Enumerable.Range(0, rows).Select(object? (row) => new JinjaTuple([.. columns.Select(column => column[row])])));
    }
}
