using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>The plugins that are linked into a host; none without static linking.</summary>
internal sealed record StaticPluginsModel(EquatableArray<ReferencedPlugin> Plugins);
