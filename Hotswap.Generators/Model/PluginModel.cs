using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>Everything that is written for a plugin. The parts are emitted each on its own, so that an edit re-emits what it touches.</summary>
internal sealed record PluginModel(
    EntryModel Entry,
    ManifestModel Manifest,
    FunctionsModel? Functions,
    EquatableArray<FunctionModel> FunctionList,
    EquatableArray<LiveFuncModel> LiveFuncs,
    EquatableArray<LiveTypeModel> LiveTypes,
    EquatableArray<DataObjectModel> DataObjects);
