using System.Text;
using Workflows.Host.Evidence;

namespace Workflows.Host.Tests.Evidence;

/// <summary>What a camera notes beside a picture is not kept. <c>phone.jpg</c> was drawn and compressed by a browser and bears notes as a phone writes them.</summary>
public sealed class PhotoNotesTests
{
    private static readonly byte[] Phone = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Evidence", "phone.jpg"));

    private static bool Has(byte[] file, string words) => file.AsSpan().IndexOf(Encoding.Latin1.GetBytes(words)) >= 0;

    [Fact]
    public void A_photo_loses_its_place_its_device_and_the_pictures_behind_it_and_keeps_itself_and_which_way_up_it_is()
    {
        Assert.True(Has(Phone, "GPSLatitude") && Has(Phone, "Example Phone") && Has(Phone, "MPF\0"));

        var kept = PhotoNotes.Without(Phone, ContentKind.Jpeg);

        Assert.False(Has(kept, "GPS") || Has(kept, "Example Phone") || Has(kept, "MPF\0"));
        Assert.True(Has(kept, "JFIF"));
        Assert.Equal(1, Count(kept, "Exif\0\0"));
        Assert.True(Has(kept, "\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006"));
        Assert.Equal(Picture(Phone), Picture(kept));
        Assert.Equal([0xFF, 0xD9], kept[^2..]);
        Assert.Equal(kept, PhotoNotes.Without(kept, ContentKind.Jpeg));
    }

    [Fact]
    public void Of_a_photo_cut_off_or_in_the_format_of_apple_the_place_is_blanked_where_it_stands()
    {
        byte[] latitude = [0, 0, 0x14, 0xC0, 0, 0, 0, 100];
        foreach (var (file, kind) in new[] { (Phone[..^400], ContentKind.Jpeg), ([.. "\0\0\0\u0018ftypheic"u8, .. Phone], ContentKind.Heic) })
        {
            Assert.True(file.AsSpan().IndexOf(latitude) >= 0);
            var kept = PhotoNotes.Without(file, kind);
            Assert.Equal(file.Length, kept.Length);
            Assert.True(kept.AsSpan().IndexOf(latitude) < 0);
            Assert.True(Has(kept, "Example Phone"));
        }
    }

    [Fact]
    public void A_picture_of_a_screen_loses_its_texts_and_nothing_else_changes()
    {
        static byte[] Chunk(string type, string content) => [.. BitConverter.GetBytes(content.Length).Reverse(), .. Encoding.Latin1.GetBytes(type + content), 1, 2, 3, 4];
        byte[] signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];
        byte[] noted = [.. signature, .. Chunk("IHDR", "x"), .. Chunk("eXIf", "MM"), .. Chunk("iTXt", "XML:com.adobe.xmp"), .. Chunk("IDAT", "data"), .. Chunk("IEND", "")];
        Assert.Equal([.. signature, .. Chunk("IHDR", "x"), .. Chunk("IDAT", "data"), .. Chunk("IEND", "")], PhotoNotes.Without(noted, ContentKind.Png));
        Assert.Equal(noted[..20], PhotoNotes.Without(noted[..20], ContentKind.Png));
    }

    [Fact]
    public void Whatever_comes_nothing_breaks()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var file = (byte[])Phone.Clone();
            for (var n = 0; n < 8; n++) file[random.Next(2, file.Length)] = (byte)random.Next(256);
            foreach (var kind in new[] { ContentKind.Jpeg, ContentKind.Heic, ContentKind.Png })
                Assert.InRange(PhotoNotes.Without(file[..random.Next(12, file.Length)], kind).Length, 1, file.Length + 40);
        }
        var paper = "%PDF-1.7 Exif\0\0"u8.ToArray();
        Assert.Same(paper, PhotoNotes.Without(paper, ContentKind.Pdf));
    }

    private static int Count(byte[] file, string words) => Encoding.Latin1.GetString(file).Split(words).Length - 1;

    /// <summary>From the frame's header to the end of the first image.</summary>
    private static byte[] Picture(byte[] jpeg)
    {
        var from = jpeg.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        return jpeg[from..(from + jpeg.AsSpan(from).IndexOf((byte[])[0xFF, 0xD9]))];
    }
}
