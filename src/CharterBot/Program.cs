using CharterBot.About;
using CharterBot.BotFramework.Messages;
using CharterBot.Channels;
using CharterBot.Conversations;
using CharterBot.Hosting;
using CharterBot.Observing;
using CharterBot.Room;
using CharterBot.Storage;
using CharterBot.Tab;

var builder = WebApplication.CreateSlimBuilder(args);

builder.AddHosting();
builder.Services.AddObserving(builder.Configuration);
builder.Services.AddCharterStorage(builder.Configuration);
builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
builder.Services.AddChannels();
builder.Services.AddConversations();
builder.Services.AddRoom(builder.Configuration, builder.Environment);
builder.Services.AddRoomGlance();
builder.Services.AddTab(builder.Configuration);

var app = builder.Build();

app.MapMessages("/api/messages");
app.MapHealth();
app.MapMetrics();
app.MapAbout();
app.MapRoom();
app.MapTab();

await app.RunAsync();
