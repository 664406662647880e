using Workflows.Host.Postgres;

if (args is ["database", .. var settings]) return await DatabaseCommand.RunAsync(settings);

var app = WebApplication.CreateBuilder(args).Build();
await app.RunAsync();
return 0;
