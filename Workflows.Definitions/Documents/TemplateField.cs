using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Documents;

/// <summary>What the double braces of a template ask for.</summary>
public enum FieldKind
{
    /// <summary><c>{{ amount | 大写 }}</c>: a value stands there.</summary>
    Value,
    /// <summary><c>{{#每项 familyMembers}}</c>: the row of the table, outside of tables the paragraph, is repeated.</summary>
    Each,
    /// <summary><c>{{#如果 outcome = "approved"}}</c>: the paragraph is kept only where it is true.</summary>
    If,
    /// <summary><c>{{#整行如果 …}}</c>: the row is kept only where it is true.</summary>
    RowIf,
}

/// <summary>How a value is written.</summary>
public enum FieldFormat
{
    /// <summary>As the form it was answered in says it.</summary>
    Plain,
    /// <summary>8,000.00</summary>
    Money,
    /// <summary>捌仟元整</summary>
    Capital,
    /// <summary>2026年6月18日</summary>
    Date,
    /// <summary>二〇二六年六月十八日</summary>
    ChineseDate,
    /// <summary>示例·张*</summary>
    Masked,
}

/// <summary>A field of a template. English words stand beside the Chinese ones: <c>each</c>, <c>if</c>, <c>rowif</c>; <c>money</c>, <c>capital</c>, <c>date</c>, <c>hanzi date</c>, <c>masked</c>.</summary>
/// <param name="Written">What stands between the braces.</param>
/// <param name="Place">Where it stands: paragraph or cell, for people.</param>
public sealed partial record TemplateField(FieldKind Kind, FeelExpression Expression, FieldFormat Format, string Written, Sentence Place)
{
    private static readonly FrozenDictionary<string, FieldKind> Kinds = new Dictionary<string, FieldKind>
    {
        ["每项"] = FieldKind.Each, ["each"] = FieldKind.Each, ["如果"] = FieldKind.If, ["if"] = FieldKind.If,
        ["整行如果"] = FieldKind.RowIf, ["rowif"] = FieldKind.RowIf,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FieldFormat> Formats = new Dictionary<string, FieldFormat>
    {
        ["金额"] = FieldFormat.Money, ["money"] = FieldFormat.Money, ["大写"] = FieldFormat.Capital, ["capital"] = FieldFormat.Capital,
        ["日期"] = FieldFormat.Date, ["date"] = FieldFormat.Date, ["汉字日期"] = FieldFormat.ChineseDate, ["hanzi date"] = FieldFormat.ChineseDate,
        ["打码"] = FieldFormat.Masked, ["masked"] = FieldFormat.Masked,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The expression where it is nothing but a way through the data, such as <c>eligibility.category</c>; null for any other.</summary>
    public string? Way => PlainWay().IsMatch(Expression.Text) ? Expression.Text : null;

    /// <summary>The field, or what is wrong with it.</summary>
    public static (TemplateField? Field, Sentence? Fault) Read(string written, Sentence place)
    {
        // Word turns typed quotation marks round and may put hard spaces in.
        var text = written.Replace('“', '"').Replace('”', '"').Replace('\u00A0', ' ').Trim();
        var kind = FieldKind.Value;
        if (text.StartsWith('#'))
        {
            var word = text[1..].Split(' ', 2)[0];
            if (!Kinds.TryGetValue(word, out kind))
                return (null, Sentence.Of("documents.markerUnknown", ("word", word)));
            text = text[(1 + word.Length)..].Trim();
        }
        var format = FieldFormat.Plain;
        if (kind == FieldKind.Value && FormatOf().Match(text) is { Success: true } match)
        {
            if (!Formats.TryGetValue(match.Groups["format"].Value.Trim(), out format))
                return (null, Sentence.Of("documents.formatUnknown", ("format", match.Groups["format"].Value.Trim())));
            text = match.Groups["value"].Value.Trim();
        }
        var parsed = FeelExpression.Parse(text);
        return parsed.Expression is { } expression ? (new(kind, expression, format, written.Trim(), place), null) : (null, parsed.Fault!.Sentence);
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$")]
    private static partial Regex PlainWay();

    /// <summary>The last bar outside of quotation marks; FEEL itself has no bars.</summary>
    [GeneratedRegex("""^(?<value>(?:[^"|]|"(?:[^"\\]|\\.)*")*)\|(?<format>[^"|]*)$""")]
    private static partial Regex FormatOf();
}
