using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>A <c>numeric</c> as the server sends it: groups of four digits, the highest first, laid out round the point.</summary>
readonly ref struct WireNumeric
{
    const int GroupDigits = 4;
    const int HeaderBytes = 8;
    const ushort Negative = 0x4000;
    const ushort NotANumber = 0xC000;
    const ushort Infinity = 0xD000;
    const ushort MinusInfinity = 0xF000;

    readonly ReadOnlySpan<byte> _groups;
    readonly ushort _sign;
    readonly int _decimals;

    public WireNumeric(ReadOnlySpan<byte> wire)
    {
        Groups = BinaryPrimitives.ReadInt16BigEndian(wire);
        Weight = BinaryPrimitives.ReadInt16BigEndian(wire[2..]);
        _sign = BinaryPrimitives.ReadUInt16BigEndian(wire[4..]);
        _decimals = BinaryPrimitives.ReadUInt16BigEndian(wire[6..]);
        _groups = wire[HeaderBytes..];
    }

    /// <summary>How many groups there are; 0 is zero.</summary>
    public int Groups { get; }

    /// <summary>The power of 10,000 of the first group.</summary>
    public int Weight { get; }

    /// <summary>false for NaN and the infinities.</summary>
    public bool IsNumber => _sign is 0 or Negative;

    public bool IsNegative => _sign == Negative;

    /// <summary>The power of ten of the last group.</summary>
    public int Exponent => GroupDigits * (Weight - Groups + 1);

    public int Group(int index) => BinaryPrimitives.ReadInt16BigEndian(_groups[(2 * index)..]);

    /// <summary>The groups in a row, without sign and point.</summary>
    public BigInteger Digits()
    {
        var digits = BigInteger.Zero;
        for (var i = 0; i < Groups; i++)
            digits = (digits * 10_000) + Group(i);
        return digits;
    }

    /// <summary>As PostgreSQL prints it.</summary>
    public override string ToString() => _sign switch
    {
        NotANumber => "NaN",
        Infinity => "Infinity",
        MinusInfinity => "-Infinity",
        _ => Print(),
    };

    string Print()
    {
        var text = new StringBuilder(IsNegative ? "-" : "");
        if (Weight < 0)
            text.Append('0');
        for (var group = 0; group <= Weight; group++)
            text.Append(At(group).ToString(group == 0 ? "0" : "0000", CultureInfo.InvariantCulture));
        if (_decimals == 0)
            return text.ToString();
        text.Append('.');
        var point = text.Length;
        for (var group = Weight + 1; text.Length < point + _decimals; group++)
            text.Append(At(group).ToString("0000", CultureInfo.InvariantCulture));
        text.Length = point + _decimals;
        return text.ToString();
    }

    int At(int group) => group >= 0 && group < Groups ? Group(group) : 0;
}
