using Hotswap;

// A host in a process of its own, for faults that a test cannot do to itself: being killed, and a disk that is full.
//   OtherHost <copies> <plugins>             loads, calls, ends
//   OtherHost <copies> <plugins> --endless   reloads without end, each time another version
//   OtherHost <copies> <plugins> <other>     reloads from another folder and says what came of it
string copies = args[0];
string plugins = args[1];
PluginHost host = new(new PluginHostOptions
{
    PluginDirectory = plugins,
    PrivateCopyDirectory = copies,
    FreeDelay = TimeSpan.Zero,
    CollectInterval = TimeSpan.FromMilliseconds(1),
});
await host.LoadAsync();
Call();
switch (args)
{
    case [_, _, "--endless"]:
        for (int i = 0; ; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(plugins, "A", "number.so"), BitConverter.GetBytes(i));
            Console.WriteLine($"reload {i}");
            await host.ReloadAsync();
            Call();
        }

    case [_, _, string other]:
        try
        {
            Console.WriteLine(await host.ReloadAsync(options: new ReloadOptions { PluginDirectory = other }));
        }
        catch (PluginLoadException e)
        {
            Console.WriteLine(e.Message);
        }

        Call();
        Console.WriteLine($"{Directory.EnumerateFiles(copies, "*crc*", SearchOption.AllDirectories).Count()} copies");
        break;
}

await host.DisposeAsync();
await host.WaitForVerdictsAsync();

void Call() => Console.WriteLine($"answer {host.InvokeFunc("A", "answer"):X}");
