using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Messages;

/// <summary>An activity that has passed the door. It may well arrive again.</summary>
public sealed record Delivery(Activity Activity, SignedIn SignedIn);
