using Hotswap.Discovery;

namespace Hotswap.Generators.Model;

/// <summary>A class or struct of live data.</summary>
/// <param name="EntryNamespace">Namespace of the entry.</param>
/// <param name="Data">How it is carried.</param>
internal sealed record DataObjectModel(string EntryNamespace, DataObject Data);

/// <summary>How a live thing is made into a job.</summary>
/// <param name="Registry">Name of the class of job factories.</param>
/// <param name="Factory">The factory's identifier.</param>
internal readonly record struct JobFactoryModel(string Registry, string Factory);
