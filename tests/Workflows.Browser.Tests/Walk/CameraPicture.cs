using System.Buffers.Binary;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests.Walk;

/// <summary>A real JPEG as a phone takes it: lying on its side with a note to turn it, and with the place where it was taken.</summary>
internal static class CameraPicture
{
    /// <summary>A picture drawn by the browser, with the camera's notes added.</summary>
    /// <param name="width">Of the sensor; upright the picture is <paramref name="height"/> wide.</param>
    public static async Task<FilePayload> TakeAsync(IPage page, string name, int width, int height)
    {
        var data = await page.EvaluateAsync<string>("""
            ([width, height]) => {
              const canvas = Object.assign(document.createElement('canvas'), { width, height }), drawing = canvas.getContext('2d');
              const noise = drawing.createImageData(width, height);
              for (let i = 0; i < noise.data.length; i += 4) { const at = i / 4; noise.data[i] = (at * 7919) % 251; noise.data[i + 1] = (at * 104729) % 241; noise.data[i + 2] = at % 239; noise.data[i + 3] = 255; }
              drawing.putImageData(noise, 0, 0);
              return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
            }
            """, new[] { width, height });
        var drawn = Convert.FromBase64String(data);
        return new() { Name = name, MimeType = "image/jpeg", Buffer = [.. drawn[..2], .. Notes(), .. drawn[2..]] };
    }

    /// <summary>APP1: orientation 6 (turn a quarter to the right) and a GPS directory with a latitude reference.</summary>
    private static byte[] Notes()
    {
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8,
            0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
            0, 0, 0, 0,
            0, 1,
            0, 1, 0, 2, 0, 0, 0, 2, .. "N\0"u8, 0, 0,
            0, 0, 0, 0,
        ];
        byte[] content = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [0xFF, 0xE1, .. length, .. content];
    }

    /// <summary>Width and height as the frame header of a JPEG says.</summary>
    public static (int Width, int Height) SizeOf(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length;)
        {
            if (jpeg[at + 1] is >= 0xC0 and <= 0xC2) return (jpeg[at + 7] << 8 | jpeg[at + 8], jpeg[at + 5] << 8 | jpeg[at + 6]);
            at += 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        }
        throw new InvalidDataException("No frame header.");
    }
}
