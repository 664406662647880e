using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Definitions;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Texts;

namespace Workflows.Host.Imports;

/// <summary>How the cells of a column are read. The forms' own readers are used, so that a number is right here where it is right there.</summary>
public abstract record CellKind
{
    /// <summary>What is expected, for the manual, the template's help and the report: 「日期，例如 2026-06-18」.</summary>
    public virtual Sentence Expected => Sentence.Of($"imports.expects.{GetType().Name}");

    /// <param name="typed">Never empty.</param>
    public abstract CellReading Read(string typed, ImportSession session);

    /// <summary>What a report may show of a cell.</summary>
    public virtual string Shown(string typed) => typed;
}

/// <summary>The value of a cell, or what is wrong with it.</summary>
public readonly record struct CellReading(object? Value, Sentence? Refusal)
{
    public static CellReading Good(object value) => new(value, null);

    public static CellReading Of(Answer<string> answer) => answer.Refusal is { } refusal ? refusal : Good(answer.Value);

    public static implicit operator CellReading(Sentence refusal) => new(null, refusal);
}

/// <summary>One line of text of at most so many characters.</summary>
public sealed record TextCell(int Most = 100) : CellKind
{
    public override Sentence Expected => Sentence.Of("imports.expects.TextCell", ("most", Most));

    public override CellReading Read(string typed, ImportSession session) =>
        TypedText.Length(typed) <= Most && TypedText.IsPrintable(typed, lines: false) ? CellReading.Good(typed) : Expected;
}

/// <summary>A code: letters, digits, points and hyphens, at most 40.</summary>
public sealed partial record CodeCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) =>
        LostDigits.In(typed) ?? (Code().IsMatch(TypedText.Narrow(typed)) ? CellReading.Good(TypedText.Narrow(typed)) : Expected);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
    private static partial Regex Code();
}

public sealed record DateCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) =>
        DateText.Read(typed.EndsWith(" 00:00", StringComparison.Ordinal) ? typed[..^6] : typed) is { Refusal: null } day ? CellReading.Good(day.Value) : Expected;
}

public sealed record MoneyCell : CellKind
{
    /// <summary>More than this in one cell is a slip of the pen: ten thousand million yuan.</summary>
    private const decimal Largest = 10_000_000_000m;

    public override CellReading Read(string typed, ImportSession session) => NumberText.ReadMoney(typed) switch
    {
        { Refusal: { } refusal } => refusal,
        { Value: < 0 or > Largest } => Expected,
        var yuan => CellReading.Good(Money.Yuan(yuan.Value)),
    };
}

public sealed record YearCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) =>
        int.TryParse(TypedText.Narrow(typed).TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2099 ? CellReading.Good(year) : Expected;
}

public sealed record PhoneCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) => LostDigits.In(typed) ?? CellReading.Of(PhoneNumber.Read(typed));

    public override string Shown(string typed) => Masking.Middle(typed, 3, 4);
}

/// <summary>An identity number; sealed where it is kept, masked where it is shown.</summary>
public sealed record IdNumberCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) => LostDigits.In(typed) ?? CellReading.Of(IdNumber.Read(typed, session.Today));

    public override string Shown(string typed) => Masking.Middle(typed, 4, 4);
}

public sealed partial record EmailCell : CellKind
{
    public override CellReading Read(string typed, ImportSession session) => Mail().IsMatch(typed) && typed.Length <= 200 ? CellReading.Good(typed) : Expected;

    public override string Shown(string typed) => Masking.Middle(typed, 2, 4);

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")]
    private static partial Regex Mail();
}

/// <summary>One of several values, written in words of either language or as its code.</summary>
public sealed record ChoiceCell(ImmutableArray<Choice> Choices) : CellKind
{
    public override Sentence Expected => Sentence.Of("imports.expects.ChoiceCell", ("values", new Wording(
        string.Join('、', Choices.Select(c => c.Words.Chinese)), string.Join(", ", Choices.Select(c => c.Words.English)))));

    public override CellReading Read(string typed, ImportSession session) =>
        Choices.FirstOrDefault(c => c.IsCalled(typed)) is { } choice ? CellReading.Good(choice.Value) : Expected;
}

/// <param name="Also">What people write for it besides.</param>
public sealed record Choice(string Value, Wording Words, ImmutableArray<string> Also)
{
    /// <summary>The choice of a text <c>{key}{value}</c> whose other names stand under <c>{key}{value}.also</c>.</summary>
    public static Choice Of(TextCatalog texts, string key, string value) => new(value, texts.Wording(key + value), texts.Listed($"{key}{value}.also"));

    public bool IsCalled(string typed) => Also.Append(Value).Append(Words.Chinese).Append(Words.English).Any(name => Headings.Plain(name) == Headings.Plain(typed));
}

/// <summary>A long number that a spreadsheet took for one and rounded: <c>4.40106E+17</c>.</summary>
internal static partial class LostDigits
{
    public static CellReading? In(string typed) => Rounded().IsMatch(typed) ? Sentence.Of("imports.value.lostDigits") : (CellReading?)null;

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?[eE]\+?[0-9]+$")]
    private static partial Regex Rounded();
}
