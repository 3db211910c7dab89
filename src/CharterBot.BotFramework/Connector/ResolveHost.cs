using System.Net;

namespace CharterBot.BotFramework.Connector;

/// <summary>The addresses of a host, as DNS says.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
