namespace CharterBot.Manifest.Tests.Icons;

internal enum PngColour : byte
{
    Rgb = 2,
    Rgba = 6,
}
