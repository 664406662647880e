using System.Buffers.Binary;

namespace Workflows.Host.Evidence;

/// <summary>
/// What a camera notes beside a picture – where it was taken, when, with which device – is taken out before the picture is kept:
/// a photo of a household tells its address otherwise. The picture itself stays as it is, bit for bit, and so does the note which
/// way up it is.
/// </summary>
public static class PhotoNotes
{
    /// <summary>The bytes to keep, and to hash, of a file of that kind.</summary>
    public static byte[] Without(byte[] file, ContentKind kind) =>
        kind == ContentKind.Jpeg ? OfJpeg(file) ?? Blanked(file)
        : kind == ContentKind.Png ? OfPng(file) ?? file
        : kind == ContentKind.Heic ? Blanked(file)
        : file;

    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, FirstRestart = 0xD0, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, LastApp = 0xEF, Comment = 0xFE;

    /// <summary>
    /// JPEG (ITU-T T.81, annex B): segments up to the end of the image. APP0 (JFIF), APP2 with a colour profile and APP14 (Adobe)
    /// say how it looks and stay; every other APPn, comments and whatever follows the end – further pictures of the phone with
    /// notes of their own – go. Null where the file is cut off.
    /// </summary>
    private static byte[]? OfJpeg(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write([0xFF, Start]);
        var orientation = 1;
        for (var at = 2; at + 1 < file.Length;)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker == End)
            {
                kept.Write([0xFF, End]);
                return Upright(kept.ToArray(), orientation);
            }
            if (at + 4 > file.Length) return null;
            var next = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (next < at + 4 || next > file.Length) return null;
            var content = file.AsSpan(at + 4, next - at - 4);
            if (marker == App1 && content.StartsWith("Exif\0\0"u8)) orientation = new Tiff(content[6..].ToArray(), 0).Orientation ?? orientation;
            if (marker == Scan) next = EndOfScan(file, next);
            if (Stays(marker, content)) kept.Write(file.AsSpan(at, next - at));
            at = next;
        }
        return null;
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> content) =>
        marker is not ((>= App0 and <= LastApp) or Comment) || marker is App0 or App14 || marker == App2 && content.StartsWith("ICC_PROFILE\0"u8);

    /// <summary>Compressed data runs to the next marker; a stuffed zero and a restart belong to them.</summary>
    private static int EndOfScan(byte[] file, int at)
    {
        while (at + 1 < file.Length && !(file[at] == 0xFF && file[at + 1] is not 0 and not (>= FirstRestart and < Start) and not 0xFF)) at++;
        return at + 1 < file.Length ? at : file.Length;
    }

    /// <summary>With a note of one line, which way up the picture is held; behind JFIF, where it has to stand.</summary>
    private static byte[] Upright(byte[] jpeg, int orientation)
    {
        if (orientation is < 2 or > 8) return jpeg;
        byte[] note = [0xFF, App1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        var after = jpeg.Length > 4 && jpeg[2] == 0xFF && jpeg[3] == App0 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(4)) : 2;
        return [.. jpeg[..after], .. note, .. jpeg[after..]];
    }

    /// <summary>PNG (ISO/IEC 15948, chunks): Exif and texts, where XMP stands too, go. Null where the file is cut off.</summary>
    private static byte[]? OfPng(byte[] file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file.AsSpan(0, 8));
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12) return null;
            var type = file.AsSpan(at + 4, 4);
            var next = at + 12 + (int)length;
            if (!type.SequenceEqual("eXIf"u8) && !type.SequenceEqual("tEXt"u8) && !type.SequenceEqual("iTXt"u8) && !type.SequenceEqual("zTXt"u8))
                kept.Write(file.AsSpan(at, next - at));
            at = next;
            if (!type.SequenceEqual("IEND"u8)) continue;
            kept.Write(file.AsSpan(at));
            return kept.ToArray();
        }
        return null;
    }

    /// <summary>HEIC keeps its notes at places its boxes point to, and a JPEG cut off cannot be written anew: the place is blanked where it stands, so that nothing moves.</summary>
    private static byte[] Blanked(byte[] file)
    {
        var kept = (byte[])file.Clone();
        for (var at = 0; kept.AsSpan(at).IndexOf("Exif\0\0"u8) is >= 0 and var found; at += found + 6)
            new Tiff(kept, at + found + 6).BlankPlace();
        return kept;
    }
}
