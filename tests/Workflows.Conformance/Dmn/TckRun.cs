using Workflows.Definitions.Dmn;
using Workflows.Definitions.Feel;

namespace Workflows.Conformance.Dmn;

/// <summary>How a case came out. A case passes when every result has the expected value; error flags are counted apart.</summary>
internal sealed record TckOutcome(string Id, bool Passes, int Errors, int ErrorsNoticed, string Note);

/// <summary>Runs the cases of one level.</summary>
internal static class TckRun
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "dmn-tck", "TestCases");

    public static FeelScope Scope(FeelContext values) =>
        FeelScope.Of(values, new DateTimeOffset(2026, 6, 23, 2, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static List<TckOutcome> Level(string level) =>
    [
        .. from folder in Directory.GetDirectories(Path.Combine(Root, level)).Order(StringComparer.Ordinal)
           let models = Models(folder)
           from file in Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)
           from test in TckCase.In(file)
           select Play(test, models[Path.GetFileName(test.ModelFile)]),
    ];

    /// <summary>All models of a folder by file name, those first that import nothing still missing.</summary>
    private static Dictionary<string, DmnModel> Models(string folder)
    {
        var models = new Dictionary<string, DmnModel>(StringComparer.Ordinal);
        var waiting = Directory.GetFiles(folder, "*.dmn").Order(StringComparer.Ordinal).ToList();
        for (var round = 0; waiting.Count > 0; round++)
        {
            foreach (var file in waiting.ToList())
            {
                var read = DmnModel.Read(File.ReadAllText(file), models.Values);
                if (read.Model is null) throw new InvalidDataException($"{file}: {read.Problems[0].Sentence.Key}");
                if (round < 10 && read.Problems.Any(p => p.Sentence.Key == "dmn.importMissing")) continue;
                models[Path.GetFileName(file)] = read.Model;
                waiting.Remove(file);
            }
        }
        return models;
    }

    private static TckOutcome Play(TckCase test, DmnModel model)
    {
        var (notes, errors, noticed) = (new List<string>(), 0, 0);
        var service = test.Service is { } name ? model.EvaluateService(name, Scope(test.Inputs)) : null;
        foreach (var result in test.Results)
        {
            var answer = service is null ? model.Evaluate(result.Node, Scope(test.Inputs)) : test.Results.Length == 1 ? service
                : service with { Value = (service.Value as FeelContext)?.Get(result.Node) ?? FeelValue.Null };
            if (result.IsError) (errors, noticed) = (errors + 1, noticed + (answer.Warnings.IsEmpty ? 0 : 1));
            if (!Same(result.Expected, answer.Value))
                notes.Add($"{result.Node}: expected {result.Expected}, but was {answer.Value} [{string.Join(", ", answer.Warnings.Select(w => w.Key))}]");
        }
        return new(test.Id, notes.Count == 0, errors, noticed, string.Join("; ", notes));
    }

    private static bool Same(FeelValue expected, FeelValue actual) => (expected, actual) switch
    {
        (FeelNumber a, FeelNumber b) => a.Equals(b) || FeelNumbersAgree(a, b),
        (FeelList a, FeelList b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(p => Same(p.First, p.Second)),
        (FeelContext a, FeelContext b) => a.Names.Length == b.Names.Length && a.Names.All(n => b.Get(n) is { } other && Same(a.Get(n)!, other)),
        _ => FeelComparison.Equal(expected, actual) == true,
    };

    /// <summary>Expected numbers are often cut to the digits of a double.</summary>
    private static bool FeelNumbersAgree(FeelNumber expected, FeelNumber actual) =>
        expected.Sign != 0 && FeelArithmetic.Divide(actual, expected) is { } ratio
        && FeelArithmetic.Abs(FeelArithmetic.Subtract(ratio, FeelNumber.One)!).CompareTo(FeelNumber.Parse("0.00000001")!) < 0;
}
