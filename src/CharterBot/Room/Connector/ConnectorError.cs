using System.Net.Mime;
using System.Text.Json.Nodes;

namespace CharterBot.Room.Connector;

/// <summary>The error body of the Bot Connector, which the page's calls use too.</summary>
internal static class ConnectorError
{
    public static IResult Of(int status, string code, string message) => Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    });

    public static IResult Json(int status, JsonObject body) =>
        Results.Text(body.ToJsonString(), MediaTypeNames.Application.Json, statusCode: status);
}
