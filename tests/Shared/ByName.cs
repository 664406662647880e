using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(Workflows.Testing.ByName))]

namespace Workflows.Testing;

/// <summary>Tests of a class run in the order of their names, on every machine.</summary>
public sealed class ByName : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases) where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(c => c.TestCaseDisplayName, StringComparer.Ordinal)];
}
