namespace Workflows.Host.Pages.FirstRun;

/// <summary>A field as the assistant shows it.</summary>
/// <param name="Id">Its id in the page; <see cref="Name"/> is the property it binds to.</param>
public sealed record FirstRunInput(string Id, string Name, string Label, string? Value, string? Fault)
{
    public string? Help { get; init; }
    public string Type { get; init; } = "text";
    public string Autocomplete { get; init; } = "off";
    public string? Placeholder { get; init; }
    public int Longest { get; init; } = 200;
}
