using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Definitions.Feel;

/// <summary>The functions of the language (DMN 1.5, 10.3.4); each group is a file of this folder.</summary>
internal static class FeelBuiltIns
{
    private static readonly FrozenDictionary<string, FeelFunction> Functions =
        new IEnumerable<BuiltIn>[]
        {
            Conversions.All, Strings.All, Patterns.All, Numbers.All, Rounding.All, Lists.All, Statistics.All, Dates.All, Ranges.All, Contexts.All,
        }.SelectMany(g => g).GroupBy(f => f.Name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => Function(g.Key, [.. g]), StringComparer.Ordinal);

    public static FeelFunction? Find(string name) => Functions.GetValueOrDefault(name);

    private static FeelFunction Function(string name, ImmutableArray<BuiltIn> forms) =>
        new(name, [.. forms[0].Parameters.Select(p => new FeelParameter(p, FeelType.Any))], FeelType.Any, (run, arguments) =>
        {
            if (!arguments.Values.All(run.SpendOn)) return FeelValue.Null;
            foreach (var form in forms)
                if (form.Fit(arguments) is { } fitting && run.Spend(1) && form.Body(run, fitting) is { } answer) return answer;
            return run.Null("feel.argumentsDoNotFit", ("function", name));
        });
}

/// <summary>
/// One form of a function: <c>"string, start position, length?"</c> names its parameters, a question mark those that may
/// be left out, a star one that takes all the rest. The body answers C#'s null for arguments that are not its kind.
/// </summary>
internal sealed record BuiltIn(string Name, ImmutableArray<string> Parameters, int Required, bool IsVariadic, Func<FeelRun, Given, FeelValue?> Body)
{
    public static BuiltIn Of(string name, string parameters, Func<FeelRun, Given, FeelValue?> body)
    {
        var each = parameters.Length == 0 ? [] : parameters.Split(", ");
        return new(name, [.. each.Select(p => p.TrimEnd('?', '*'))], each.Count(p => !p.EndsWith('?')), parameters.EndsWith('*'), body);
    }

    public Given? Fit(FeelArguments arguments)
    {
        if (IsVariadic && !arguments.AreNamed)
        {
            if (arguments.Values.Length < Required) return null;
            var rest = new FeelList(arguments.Values[(Parameters.Length - 1)..]);
            return new([.. arguments.Values[..(Parameters.Length - 1)], rest], IsRest: true);
        }
        if (arguments.In(Parameters) is not { } ordered) return null;
        return ordered.Take(Required).All(o => o is not null) ? new(ordered, IsRest: false) : null;
    }
}

/// <summary>The arguments of one call in the order of the parameters; a list of one counts as its item where an item is wanted.</summary>
internal readonly record struct Given(FeelValue?[] Values, bool IsRest)
{
    public FeelValue this[int at] => Values[at] ?? FeelValue.Null;

    public bool Has(int at) => at < Values.Length && Values[at] is not null;

    public T? One<T>(int at) where T : FeelValue => Values[at] switch
    {
        T value => value,
        FeelList { Items: [T only] } => only,
        _ => null,
    };

    public string? Text(int at) => One<FeelString>(at)?.Value;
    public FeelNumber? Number(int at) => One<FeelNumber>(at);
    public int? Int(int at) => Number(at)?.AsInt();

    /// <summary>A list; a single value that is not null counts as a list of it.</summary>
    public FeelList? List(int at) => Values[at] switch
    {
        FeelList list => list,
        null or FeelNull => null,
        var single => new FeelList([single]),
    };

    /// <summary>The items of a function that takes a list or the items one by one.</summary>
    public FeelList? Items(int at) => IsRest && ((FeelList)Values[at]!).Items is [FeelList inner] ? inner : List(at);
}
