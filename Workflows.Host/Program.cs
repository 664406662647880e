using Workflows.Host.Forms;
using Workflows.Host.Postgres;
using Workflows.Host.Web;

if (args is ["database", .. var settings]) return await DatabaseCommand.RunAsync(settings);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddUnionWeb();
builder.Services.AddUnionForms();

var app = builder.Build();
app.UseUnionWeb();
await app.RunAsync();
return 0;
