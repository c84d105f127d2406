using System.IO.Compression;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads;

namespace Mixdown.Tests.Load;

/// <summary>Files that no careful person would send. Each gets its exact error, and nothing of it is in the table.</summary>
public sealed class BadFileTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab = new(parquet);

    [Theory]
    [InlineData("", "t.csv:1:1: error MX2010: the file is empty: it has no header\n  hint: Bring the file again, or take it away.")]
    [InlineData("a,b,A\n1,2,3\n", "t.csv:1:1: error MX2017: columns 1 and 3 of the header have the same name 'A'\n  hint: Rename one of them (upper and lower case are the same).")]
    [InlineData("a,,c\n1,2,3\n", "t.csv:1:1: error MX2015: column 2 of the header has no name\n  hint: Name it, or set the option header: false.")]
    [InlineData("id;name\n1;Rock\n", "t.csv:1:1: error MX2020: the header is one column, 'id;name', as if its fields were parted by ';'\n  hint: Set options: { delimiter: \";\" } in the load, or header: true if that is a name.")]
    [InlineData("1,Rock\n2,Jazz\n", "t.csv:1:1: error MX2018: the first line looks like data, not like a header ('1')\n  hint: Set the option header: false, or header: true if these are names.")]
    [InlineData("a,\"b\n1,2\n", "t.csv:1:1: error MX2013: the header has a quote that does not end: a quote opens a field and is not closed before a delimiter or a line end\n  hint: Correct the first line.")]
    [InlineData("a,_mx_row\n1,2\n", "t.csv:1:1: error MX2016: the header has the name '_mx_row'\n  hint: Names that start with _mx_ are Mixdown's own: rename it.")]
    [InlineData("a\0b,c\n1,2\n", "t.csv:1:1: error MX2011: the first line has NUL bytes\n  hint: If the file is UTF-16 without a byte order mark, set the option encoding: utf-16le.")]
    public async Task A_file_without_a_usable_header_is_refused(string text, string error)
    {
        _lab.Write("t.csv", text);

        Assert.Equal(error, await _lab.FailureAsync());
        Assert.Equal(-1, _lab["t"].Version);
    }

    [Fact]
    public async Task A_header_in_another_encoding_is_refused_with_the_remedy()
    {
        _lab.Write("t.csv", Encoding.Latin1.GetBytes("größe,preis\n1,2\n"));

        Assert.Equal(
            "t.csv:1:1: error MX2012: the first line is not UTF-8\n  hint: Set the option encoding, for example to windows-1252.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_gzip_file_that_is_cut_off_anywhere_loads_nothing()
    {
        var whole = Zipped("a,b\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 1000}\n")));
        foreach (var length in new[] { 1, 9, 10, 11, whole.Length / 2, whole.Length - 9, whole.Length - 8, whole.Length - 1 })
        {
            _lab.Write("t.csv.gz", whole[..length]);
            Assert.Equal(
                "t.csv.gz:1:1: error MX2022: t.csv.gz is no whole gzip file: it is cut off, damaged, or followed by other bytes\n"
                + "  hint: Nothing of it was loaded. Bring the file again.",
                await _lab.FailureAsync());
        }
        Assert.Equal(["loads"], await _lab.QueryAsync("select view_name from duckdb_views() where schema_name = 'bronze'"));
        Assert.Equal("8|MX2022", await _lab.ScalarAsync("select count(*), max(error_code) from bronze.loads where status = 'failed'"));
    }

    [Fact]
    public async Task A_damaged_gzip_file_loads_nothing()
    {
        var bytes = Zipped("a,b\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 1000}\n")));
        bytes[bytes.Length / 2] ^= 0x55;
        _lab.Write("t.csv.gz", bytes);

        Assert.StartsWith("t.csv.gz:1:1: error MX2022", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_bomb_is_stopped()
    {
        _lab.Write("t.csv.gz", Zipped("a\n" + new string('\n', 40_000_000)));

        Assert.Equal(
            "t.csv.gz:1:1: error MX2023: t.csv.gz unzips to more than 200 times its size\n"
            + "  hint: Nothing of it was loaded. If it is no bomb, raise the option max_unzip_ratio.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_gzip_file_larger_than_allowed_is_stopped()
    {
        _lab.Settings = LoadLab.Map(("options", LoadLab.Map(("max_unzipped", "1KB"))));
        _lab.Write("t.csv.gz", Zipped("a,b\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},x\n"))));

        Assert.Equal(
            "t.csv.gz:1:1: error MX2023: t.csv.gz unzips to more than 1,024 bytes\n"
            + "  hint: Nothing of it was loaded. If it is no bomb, raise the option max_unzipped.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_without_files_stop_the_load()
    {
        var folder = _lab.SourceFolder;
        var empty = await Assert.ThrowsAsync<MixdownException>(() => _lab.LoadAsync());
        Directory.Delete(folder);
        var missing = await Assert.ThrowsAsync<MixdownException>(() => _lab.LoadAsync());

        Assert.Equal(
            $"mixdown.yml:1:1: error MX2041: no file in {folder} fits {{table}}.csv\n  hint: Bring the files, or correct 'path' of the load.",
            empty.Message);
        Assert.Equal(
            $"mixdown.yml:1:1: error MX2040: there is no folder {folder}\n  hint: Create it, or correct 'path' of the load.", missing.Message);
    }

    [Fact]
    public async Task A_table_of_the_project_file_without_a_file_fails_and_the_others_load()
    {
        _lab.Settings = LoadLab.Map(("tables", LoadLab.Map(("tracks", LoadLab.Map()))));
        _lab.Write("track.csv", "id\n1\n");

        await _lab.LoadAsync();

        Assert.Equal(
            "mixdown.yml:1:1: error MX2048: there is no file for the table 'tracks' in in/{table}.csv\n  hint: Did you mean 'track'?",
            Assert.Single(_lab["tracks"].Errors).ToString());
        Assert.Equal(LoadOutcome.Loaded, _lab["track"].Outcome);
    }

    [Fact]
    public async Task A_declared_column_that_no_file_has_fails_the_table()
    {
        _lab.Settings = LoadLab.Map(("tables", LoadLab.Map(("t", LoadLab.Map(("columns", LoadLab.Map(("totl", "decimal(10,2)"))))))));
        _lab.Write("t.csv", "id,total\n1,2.50\n");

        Assert.Equal("mixdown.yml:1:1: error MX2062: 't' has no column 'totl'\n  hint: Did you mean 'total'?", await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_line_of_30_MB_is_rejected_and_the_rest_is_kept()
    {
        _lab.Settings = LoadLab.Map(("bad_rows", LoadLab.Map(("max", "1"))));
        _lab.Write("t.csv", $"id,text\n1,a\n2,{new string('x', 30_000_000)}\n3,c\n");

        await _lab.LoadAsync();

        Assert.Equal(["1|2", "3|4"], await _lab.QueryAsync("select id, _mx_row from bronze.t order by id"));
        Assert.Equal(
            ["t.csv|3|12|MX2103|a record longer than 16,777,216 bytes (option max_record)|65536"],
            await _lab.QueryAsync("select _mx_file, _mx_row, byte_offset, code, reason, length(raw) from bronze.t__quarantine"));
        Assert.Equal(new RowCounts(3, 2, 1, 0, 0), _lab["t"].Rows);
    }

    [Fact]
    public async Task Bad_records_go_to_quarantine_with_their_place_and_their_bytes()
    {
        _lab.Settings = LoadLab.Map(("bad_rows", LoadLab.Map(("max", "100%"))));
        byte[] text =
        [
            .. "id,name\n1,ok\n2\n3,a,b\n"u8, .. "4,"u8, 0xFF, 0xFE, .. "\n5,x\0y\n6,\"open\n7,fine\n8,\"a\"b\n9,last"u8,
        ];
        _lab.Write("t.csv", text);

        await _lab.LoadAsync();

        Assert.Equal(["1|ok", "7|fine", "9|last"], await _lab.QueryAsync("select id, name from bronze.t order by id"));
        Assert.Equal(
            [
                "3|13|MX2101|1 field where the header has 2|2|NULL",
                "4|15|MX2101|3 fields where the header has 2|3,a,b|NULL",
                "5|21|MX2104|bytes that are not UTF-8|NULL|NCz//g==",
                "6|26|MX2105|a NUL byte|NULL|NSx4AHk=",
                "7|32|MX2102|a quote opens a field and is not closed before a delimiter or a line end|6,\"open|NULL",
                "9|47|MX2102|a quote opens a field and is not closed before a delimiter or a line end|8,\"a\"b|NULL",
            ],
            await _lab.QueryAsync("select _mx_row, byte_offset, code, reason, raw, raw_base64 from bronze.t__quarantine order by _mx_row"));
        Assert.Equal(new RowCounts(9, 3, 6, 0, 0), _lab["t"].Rows);
    }

    [Fact]
    public async Task Too_many_bad_rows_publish_nothing()
    {
        _lab.Write("t.csv", "id,name\n1,a\n2\n3\n4,d\n");

        Assert.Equal(
            "t.csv:3:1: error MX2070: 2 of 4 rows of 't' cannot be read and 1% may be bad; nothing of the table was published\n"
            + "    t.csv:3: MX2101: 1 field where the header has 2\n    t.csv:4: MX2101: 1 field where the header has 2\n"
            + "  hint: Correct the file, or raise bad_rows.max of the load.",
            await _lab.FailureAsync());
        Assert.Equal(["_mixdown/loads"], Directory.GetDirectories(_lab.Lake.Root, "*", SearchOption.AllDirectories)
            .Where(folder => Directory.EnumerateFiles(folder, "*.parquet").Any()).Select(folder => Path.GetRelativePath(_lab.Lake.Root, folder)));
        Assert.DoesNotContain(Directory.EnumerateFiles(_lab.Lake.Root, "*", SearchOption.AllDirectories), file => file.Contains("store", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("latin1")]
    [InlineData("windows-1252")]
    public async Task Other_encodings_are_read_when_they_are_said(string name)
    {
        _lab.Settings = LoadLab.Map(("options", LoadLab.Map(("encoding", name))));
        _lab.Write("t.csv", EncodingOf(name).GetBytes("id,größe\n1,zwölf Äpfel\n"));

        await _lab.LoadAsync();

        Assert.Equal("1|zwölf Äpfel|2", await _lab.ScalarAsync("select id, \"größe\", _mx_row from bronze.t"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public async Task A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = EncodingOf(name);
        _lab.Write("t.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("id,größe\n1,zwölf\n")]);

        await _lab.LoadAsync();

        Assert.Equal("1|zwölf", await _lab.ScalarAsync("select id, \"größe\" from bronze.t"));
    }

    [Fact]
    public async Task Text_that_is_not_in_the_declared_encoding_loads_nothing()
    {
        _lab.Settings = LoadLab.Map(("options", LoadLab.Map(("encoding", "utf-16le"))));
        _lab.Write("t.csv", [.. Encoding.Unicode.GetBytes("id\n"), 0x00, 0xD8, 0x31, 0x00]);

        Assert.Equal(
            "t.csv:1:1: error MX2024: t.csv is not written in utf-16\n"
            + "  hint: Nothing of it was loaded. Set the option encoding to what it is written in.",
            await _lab.FailureAsync());
    }

    [Fact]
    public async Task A_file_of_a_header_only_gives_an_empty_table_whose_types_are_still_open()
    {
        _lab.Write("t.csv", "id,name\n");
        await _lab.LoadAsync();
        Assert.Equal("0", await _lab.ScalarAsync("select count(*) from bronze.t"));

        _lab.Write("t.csv", "id,name\n7,x\n");
        await _lab.LoadAsync();

        Assert.Equal("7|x", await _lab.ScalarAsync("select id, name from bronze.t"));
        Assert.Equal(["id|BIGINT", "name|VARCHAR"], await _lab.ColumnsAsync("t"));
    }

    public void Dispose() => _lab.Dispose();

    static Encoding EncodingOf(string name) => name switch
    {
        "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "utf-8" => Encoding.UTF8,
        _ => Encoding.Latin1,
    };

    static byte[] Zipped(string text)
    {
        var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.SmallestSize))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
