Console.WriteLine(File.Exists(Path.Combine(AppContext.BaseDirectory, "plugins", "World", "World.dll")) ? "World is there" : "no World");
