namespace Workflows.Host.Mail.Receiving;

/// <summary>How much of a mail is read at most. What goes beyond is a fault of the mail, and a mail with a fault decides nothing.</summary>
public sealed record MimeLimits
{
    /// <summary>The whole mail, in bytes.</summary>
    public int Bytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The headers of one part together, in bytes.</summary>
    public int HeaderBytes { get; init; } = 256 * 1024;

    /// <summary>One header with its continuation lines, in bytes. RFC 5322 knows no limit for it; 998 holds for a line.</summary>
    public int HeaderLength { get; init; } = 32 * 1024;

    public int Headers { get; init; } = 400;

    /// <summary>Multiparts within multiparts.</summary>
    public int Depth { get; init; } = 16;

    public int Parts { get; init; } = 200;

    /// <summary>One text, decoded, in bytes.</summary>
    public int TextBytes { get; init; } = 1024 * 1024;

    public static MimeLimits Usual { get; } = new();
}
