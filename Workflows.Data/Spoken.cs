namespace Workflows.Data;

/// <summary>Words people read and sort by: ordered as their language orders them. All other texts are codes, ordered byte by byte.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SpokenAttribute : Attribute;
