using Workflows.Definitions.Feel;

namespace Workflows.Definitions.Forms;

/// <summary>
/// What stands in a command, a fact and the state in place of a sensitive value: the id under which the host keeps it
/// encrypted, and a keyed tag over the value, so that two states can be told apart without opening them. In FEEL it is the
/// context <c>{sealed: id, tag: hmac}</c>.
/// </summary>
public sealed record SealedValue(string Id, string Tag)
{
    public FeelContext ToFeel() => Of(Id, Tag);

    public static FeelContext Of(string id, string tag) => FeelContext.Of(("sealed", FeelValue.Of(id)), ("tag", FeelValue.Of(tag)));

    public static bool IsSealed(FeelValue? value) => From(value) is not null;

    /// <summary>The seal a value is; null for any other value.</summary>
    public static SealedValue? From(FeelValue? value) =>
        value is FeelContext { Names.Length: 2 } context && (context.Get("sealed"), context.Get("tag")) is (FeelString id, FeelString tag)
            ? new(id.Value, tag.Value) : null;

    /// <summary>The value with every seal in it opened by <paramref name="reveal"/>; what stays shut is FEEL's null.</summary>
    public static FeelValue Open(FeelValue value, Func<SealedValue, FeelValue?> reveal) => value switch
    {
        _ when From(value) is { } seal => reveal(seal) ?? FeelValue.Null,
        FeelList list => FeelValue.Of(list.Items.Select(item => Open(item, reveal))),
        FeelContext context => FeelContext.Of(context.Entries.Select(e => (e.Key, Open(e.Value, reveal)))),
        _ => value,
    };
}
