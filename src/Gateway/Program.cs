using LiveScore.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.AddGatewayClient();
builder.AddGateway();

var app = builder.Build();
app.MapGateway();
await app.RunAsync();
