namespace CharterBot.Charters;

internal static class Placeholder;
