using CharterBot.Room;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRoom(builder.Configuration, builder.Environment);

var app = builder.Build();
app.MapRoom();
app.Run();
