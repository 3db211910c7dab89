namespace CharterBot.BotFramework;

internal static class Placeholder;
