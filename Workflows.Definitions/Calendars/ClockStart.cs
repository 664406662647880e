namespace Workflows.Definitions.Calendars;

/// <summary>What began the clock, so that sentences can call the first and the last day by their names.</summary>
public enum ClockStart { Started, Received, Published, Submitted, Accepted, Signed, Decided, Effective, Event }
