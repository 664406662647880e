namespace Workflows.Host.Tests;
public class SmokeTests { [Fact] public void Two_is_two() => Assert.Equal(2, 1 + 1); }
