using System.Buffers.Binary;

namespace Workflows.Host.Evidence;

/// <summary>The notes of a camera (Exif 2.3 in the shape of TIFF 6.0), as far as they are asked here. What does not read is not there.</summary>
/// <param name="start">Where in the bytes the notes begin.</param>
internal sealed class Tiff(byte[] bytes, int start)
{
    private const ushort OrientationTag = 0x0112, PlaceTag = 0x8825, Long = 4;
    private const int EntryLength = 12;

    private readonly bool _bigEndian = bytes.AsSpan(start).StartsWith("MM\0*"u8);

    private bool IsTiff => _bigEndian || bytes.AsSpan(start).StartsWith("II*\0"u8);

    /// <summary>How the picture is held, 1 upright to 8; null where it is not said.</summary>
    public int? Orientation => Entry(OrientationTag) is { } entry && Short(entry + 8) is >= 1 and <= 8 and var held ? held : null;

    /// <summary>Takes the directory of the place (GPS IFD) and all its values out, by zeros.</summary>
    public void BlankPlace()
    {
        if (Entry(PlaceTag) is not { } pointer || Offset(pointer + 8) is not { } directory || Short(directory) is not { } count) return;
        for (var i = 0; i < count && directory + 2 + (i + 1) * EntryLength <= bytes.Length; i++)
        {
            var entry = directory + 2 + i * EntryLength;
            if (Int(entry + 4) is { } number && Short(entry + 2) is { } type && SizeOf(type) * number is > 4 and var size
                && Offset(entry + 8) is { } values && size <= bytes.Length - values)
                bytes.AsSpan(values, (int)size).Clear();
            bytes.AsSpan(entry, EntryLength).Clear();
        }
        bytes.AsSpan(directory, 2).Clear();
        bytes.AsSpan(pointer, EntryLength).Clear();
    }

    /// <summary>The entry of a tag in the first directory.</summary>
    private int? Entry(ushort tag)
    {
        if (!IsTiff || Offset(start + 4) is not { } directory || Short(directory) is not { } count) return null;
        for (var i = 0; i < count; i++)
            if (Short(directory + 2 + i * EntryLength) == tag) return directory + 2 + i * EntryLength;
        return null;
    }

    private static long SizeOf(int type) => type switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, Long or 9 or 11 => 4, 5 or 10 or 12 => 8, _ => 0 };

    /// <summary>The place an offset of the notes names; null outside of the bytes.</summary>
    private int? Offset(int at) => Int(at) is { } offset && start + offset < bytes.Length ? (int)(start + offset) : null;

    private int? Short(int at) => at < 0 || at + 2 > bytes.Length ? null
        : _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private long? Int(int at) => at < 0 || at + 4 > bytes.Length ? null
        : _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
