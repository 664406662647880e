using Workflows.Engine.Effects;

namespace Workflows.Host.Execution;

/// <summary>Writes the rows one kind of stage asks for, in the transaction of the step. Lies in <c>Workflows.Host/Stages/&lt;Kind&gt;</c>.</summary>
public abstract class EffectWriter
{
    public abstract bool Writes(Effect effect);

    public abstract Task WriteAsync(SavedStep step, Effect effect, CancellationToken cancellation);
}

/// <summary>A writer of one type of effect.</summary>
public abstract class EffectWriter<T> : EffectWriter where T : Effect
{
    public sealed override bool Writes(Effect effect) => effect is T;

    public sealed override Task WriteAsync(SavedStep step, Effect effect, CancellationToken cancellation) => WriteAsync(step, (T)effect, cancellation);

    protected abstract Task WriteAsync(SavedStep step, T effect, CancellationToken cancellation);
}
