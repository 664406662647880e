namespace Workflows.Host.Web;

/// <summary>
/// A sentence with one part of it strong, the part named beside the sentence: 「代 <b>示例·郑十</b> 办理」.
/// <see cref="Strong"/> is looked for in <see cref="Words"/>; not found or null, the sentence stands plain.
/// </summary>
public sealed record Emphasis(string Words, string? Strong = null)
{
    public static implicit operator Emphasis(string words) => new(words);

    public override string ToString() => Words;
}
