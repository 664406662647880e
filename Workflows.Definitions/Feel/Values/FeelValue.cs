namespace Workflows.Definitions.Feel;

/// <summary>
/// A value of FEEL (DMN 1.5, clause 10.3). The family is closed. Equality is structural and strict, as FEEL's <c>is()</c>
/// sees it: same kind, same content; FEEL's own <c>=</c> is <see cref="FeelComparison"/>.
/// </summary>
public abstract record FeelValue
{
    private protected FeelValue() { }

    public static readonly FeelValue Null = new FeelNull();

    /// <summary>FEEL's name of the kind: <c>number</c>, <c>date and time</c>, <c>days and time duration</c>…</summary>
    public abstract string TypeName { get; }

    /// <summary>What FEEL's <c>string()</c> answers; of null it is <c>null</c>.</summary>
    public abstract string Text { get; }

    /// <summary>As it stands inside a list or a context: strings in quotation marks, all else like <see cref="Text"/>.</summary>
    public virtual string Literal => Text;

    /// <summary>How many values lie in it, itself included, long strings counting more; bounds what may be built.</summary>
    internal virtual long Weight => 1;

    /// <summary>How deep lists and contexts lie in one another; 0 for a single value.</summary>
    internal virtual int Nesting => 0;

    public bool IsNull => this is FeelNull;

    public sealed override string ToString() => Literal;

    public static FeelValue Of(string? value) => value is null ? Null : new FeelString(value);
    public static FeelValue Of(bool value) => value ? FeelBoolean.True : FeelBoolean.False;
    public static FeelValue Of(bool? value) => value is { } known ? Of(known) : Null;
    public static FeelNumber Of(int value) => FeelNumber.Of(value);
    public static FeelNumber Of(long value) => FeelNumber.Of(value);
    public static FeelNumber Of(decimal value) => FeelNumber.Of(value);
    public static FeelDate Of(DateOnly value) => new(value);

    /// <summary>An amount as a number of yuan.</summary>
    public static FeelNumber Of(Money value) => FeelNumber.Of(value.InYuan);

    /// <summary>An instant with its offset; keeps the offset, names no zone.</summary>
    public static FeelDateTime Of(DateTimeOffset value) => FeelDateTime.Of(value, zone: null);

    public static FeelList Of(IEnumerable<FeelValue> items) => new([.. items]);
}

/// <summary>The absence of a value, and the answer of every operation that cannot be carried out.</summary>
public sealed record FeelNull : FeelValue
{
    public override string TypeName => "Null";
    public override string Text => "null";
}

public sealed record FeelBoolean(bool Value) : FeelValue
{
    public static readonly FeelBoolean True = new(true);
    public static readonly FeelBoolean False = new(false);

    public override string TypeName => "boolean";
    public override string Text => Value ? "true" : "false";
}

/// <summary>A text; compared by code points, its length counted in code points.</summary>
public sealed record FeelString(string Value) : FeelValue
{
    public override string TypeName => "string";
    internal override long Weight => 1 + Value.Length / 16;
    public override string Text => Value;
    public override string Literal => "\"" + Value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
