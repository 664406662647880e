namespace Workflows.Definitions.Feel;

internal enum Operation { Add, Subtract, Multiply, Divide, Power }

internal sealed record ArithmeticNode(Operation Operation, FeelNode Left, FeelNode Right) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame)
    {
        var (left, right) = (Left.Value(run, frame), Right.Value(run, frame));
        return Calculate(run, left, right) ?? run.Null("feel.cannotCalculate", ("left", left.TypeName), ("right", right.TypeName));
    }

    private FeelValue? Calculate(FeelRun run, FeelValue left, FeelValue right) => Operation switch
    {
        Operation.Add when left is FeelString a && right is FeelString b => run.Text(a.Value + b.Value),
        Operation.Add => FeelOperators.Add(left, right),
        Operation.Subtract => FeelOperators.Subtract(left, right),
        Operation.Multiply => FeelOperators.Multiply(left, right),
        Operation.Divide => FeelOperators.Divide(left, right),
        _ => left is FeelNumber x && right is FeelNumber y && run.Spend(y.IsWhole ? 10 : 500) ? FeelArithmetic.Power(x, y) : null,
    };
}

internal sealed record NegateNode(FeelNode Operand) : FeelNode
{
    protected override FeelValue Evaluate(FeelRun run, FeelFrame? frame) => Operand.Value(run, frame) switch
    {
        FeelNumber n => FeelArithmetic.Negate(n),
        FeelDaysDuration d => new FeelDaysDuration(-d.Nanoseconds),
        FeelYearsDuration y => new FeelYearsDuration(-y.Months),
        var other => run.Null("feel.cannotNegate", ("type", other.TypeName)),
    };
}
