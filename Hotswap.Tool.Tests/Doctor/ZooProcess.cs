using Hotswap.Runtime.Tests.Harness;
using Hotswap.Runtime.Tests.LeakZoo;

namespace Hotswap.Tool.Tests.Doctor;

/// <summary>A host that had the whole leak zoo loaded: every animal that leaks until it is undone, or for ever.</summary>
public sealed class ZooProcess : PatientProcess
{
    private protected override IEnumerable<CompiledAssembly> Plugins => ZooCases.Leaking.Concat(ZooCases.ForEver)
        .Select(animal => PluginCompiler.Plugin(ZooAnimal.Of(new PluginText(animal.Key, "zoo"), animal.Value)));
}
