using Workflows.Definitions.Feel;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Forms;

/// <summary>A number with at most so many decimals. Bounds are included; null: none.</summary>
public sealed record NumberField : AnswerField
{
    /// <summary>How many decimals may be typed; 0 asks for a whole number.</summary>
    public int Decimals { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public Wording Unit { get; init; } = Wording.Empty;
}

/// <summary>An amount in yuan with at most two decimals. Not below zero unless <see cref="Min"/> says so; at most twelve digits before the point.</summary>
public sealed record MoneyField : AnswerField
{
    public const decimal Largest = 999_999_999_999.99m;

    public decimal Min { get; init; }
    public decimal Max { get; init; } = Largest;

    /// <summary>Where <see cref="Max"/> comes from, shown in brackets: 「街道单笔限额」. Empty when there is nothing to say.</summary>
    public Wording MaxReason { get; init; } = Wording.Empty;
}

/// <summary>A day. Its bounds are expressions that give a day — <c>today()</c>, or the key of another field — and are included.</summary>
public sealed record DateField : AnswerField
{
    public FeelExpression? NotBefore { get; init; }
    public FeelExpression? NotAfter { get; init; }
}

/// <summary>Worked out by an expression from the other answers; never typed. Null while something it needs is missing.</summary>
public sealed record ComputedField(FeelExpression Expression) : AnswerField
{
    /// <summary>The result is an amount and is shown as one.</summary>
    public bool IsMoney { get; init; }
    public Wording Unit { get; init; } = Wording.Empty;
}
