using CharterBot.Manifest.Teams;

namespace CharterBot.Manifest.Tests.Icons;

/// <summary>
/// The icons as Teams wants them:
/// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
/// </summary>
public sealed class IconTests
{
    private static readonly Png Colour = Png.Read(SourceFile.Bytes("color.png"));
    private static readonly Png Outline = Png.Read(SourceFile.Bytes("outline.png"));

    [Fact]
    public void The_colour_icon_is_192_square_without_a_hole()
    {
        Assert.Equal((192, 192, PngColour.Rgb), (Colour.Width, Colour.Height, Colour.Colour));
    }

    [Fact]
    public void Its_ground_is_the_accent_colour_out_to_the_edges_and_its_symbol_is_in_the_middle()
    {
        var accent = Convert.FromHexString(AccentColour()[1..]);
        for (var y = 0; y < Colour.Height; y++)
        {
            for (var x = 0; x < Colour.Width; x++)
            {
                // Teams crops to a rounded square or a hexagon: 48 pixels around the symbol are only ground.
                if (x is < 47 or > 144 || y is < 47 or > 144)
                    Assert.Equal(accent, Colour.At(x, y));
            }
        }

        Assert.Contains(Enumerable.Range(48, 96), x => !Colour.At(x, 96).SequenceEqual(accent));
    }

    [Fact]
    public void The_outline_icon_is_32_square_with_transparency()
    {
        Assert.Equal((32, 32, PngColour.Rgba), (Outline.Width, Outline.Height, Outline.Colour));
    }

    [Fact]
    public void Every_pixel_of_it_that_is_seen_is_white()
    {
        for (var y = 0; y < Outline.Height; y++)
        {
            for (var x = 0; x < Outline.Width; x++)
            {
                var pixel = Outline.At(x, y);
                if (pixel[3] > 0)
                    Assert.Equal([255, 255, 255], pixel[..3]);
            }
        }
    }

    [Fact]
    public void It_is_mostly_transparent_and_has_no_padding()
    {
        var seen = Enumerable.Range(0, 32 * 32).Where(at => Outline.At(at % 32, at / 32)[3] > 0).ToArray();

        Assert.InRange(seen.Length, 200, 700);
        Assert.Equal(0, seen.Min(at => at % 32));
        Assert.Equal(31, seen.Max(at => at % 32));
        Assert.Equal(0, seen.Min(at => at / 32));
        Assert.Equal(31, seen.Max(at => at / 32));
    }

    private static string AccentColour() => SourceFile.Json(TeamsManifest.FileName)["accentColor"]!.GetValue<string>();
}
