global using Workflows.Engine.Commands;
global using Workflows.Engine.Journal;
global using Workflows.Engine.State;
global using Workflows.Engine.World;
