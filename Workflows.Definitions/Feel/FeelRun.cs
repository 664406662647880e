using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Definitions.Texts;

namespace Workflows.Definitions.Feel;

/// <summary>One evaluation: what it may still spend and what it has noticed.</summary>
internal sealed class FeelRun(FeelScope scope)
{
    private readonly ImmutableArray<Sentence>.Builder _warnings = ImmutableArray.CreateBuilder<Sentence>();
    private int _steps = FeelLimits.Steps;
    private int _depth;

    public FeelScope Scope { get; } = scope;

    /// <summary>Types that may be named where evaluation stands; changes when a call leads into another decision model.</summary>
    public Func<string, FeelType?> Types { get; set; } = _ => null;

    /// <summary>Whether types are asked about without their allowed values.</summary>
    public bool DisregardsTests { get; set; }

    /// <summary>Rules of decision tables that made a result, in order; the tables put them in.</summary>
    public List<object> Fired { get; } = [];

    public bool IsStopped { get; private set; }
    public ImmutableArray<Sentence> Warnings => _warnings.ToImmutable();

    /// <summary>Opens a node; false where a limit is reached, after which nothing is evaluated any more.</summary>
    public bool Enter()
    {
        if (IsStopped || !Spend(1)) return false;
        if (_depth >= FeelLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return Stop("feel.tooDeep");
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Pays for work on so many items.</summary>
    public bool Spend(int steps) => !IsStopped && ((_steps -= steps) >= 0 || Stop("feel.tooManySteps"));

    /// <summary>Pays for looking at all of a value.</summary>
    public bool SpendOn(FeelValue value) => Spend((int)Math.Min(value.Weight / 4, FeelLimits.Steps));

    /// <summary>Notes why the answer is null, and answers null.</summary>
    public FeelValue Null(string key, params (string Name, object? Value)[] values)
    {
        if (_warnings.Count < FeelLimits.Warnings) _warnings.Add(Sentence.Of(key, values));
        return FeelValue.Null;
    }

    public FeelValue Text(string text) =>
        text.Length <= FeelLimits.StringLength && Spend(text.Length / 16) ? new FeelString(text) : Null("feel.tooLong");

    public FeelValue List(ImmutableArray<FeelValue> items) =>
        items.Length <= FeelLimits.ListLength && Spend(items.Length) ? Held(new FeelList(items)) : Null("feel.tooLong");

    /// <summary>The value, unless it has grown beyond what may be built.</summary>
    public FeelValue Held(FeelValue value) =>
        value.Weight <= FeelLimits.ListLength && value.Nesting <= FeelLimits.Nesting ? value : Null("feel.tooLong");

    private bool Stop(string key)
    {
        if (!IsStopped) Null(key);
        IsStopped = true;
        return false;
    }
}
