using CharterBot.Manifest.CommandLine;

return PackageCommand.Run(args, Console.Out, Console.Error);
