using Hotswap.Discovery;

namespace Hotswap.Analyzers;

/// <summary>
/// What the rules know about other people's code: members that were measured to keep an unloaded version in memory, each in
/// a process of its own, and the remedy that was run and worked. To teach a rule another member, add a line; users add
/// theirs in .editorconfig (see <see cref="FactIndex"/>).
/// </summary>
internal static class FactTable
{
    private const string Callback = "it keeps the callback, and with it this version, in memory";

    public static IReadOnlyList<Fact> All { get; } =
    [
        // Registrations whose handle must be disposed or unregistered.
        new(RuleIds.RegistrationNotEnded, "System.Threading.CancellationToken.Register", FactEnd.Result, "the token outlives this version: " + Callback, "dispose the registration on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Threading.CancellationToken.UnsafeRegister", FactEnd.Result, "the token outlives this version: " + Callback, "dispose the registration on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Threading.ThreadPool.RegisterWaitForSingleObject", FactEnd.Result, Callback, "keep the handle and call Unregister on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Threading.ThreadPool.UnsafeRegisterWaitForSingleObject", FactEnd.Result, Callback, "keep the handle and call Unregister on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "Microsoft.Extensions.Primitives.ChangeToken.OnChange", FactEnd.Result, Callback, "dispose what it returns on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "Microsoft.Extensions.Primitives.IChangeToken.RegisterChangeCallback", FactEnd.Result, "the token outlives this version: " + Callback, "dispose what it returns on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "Microsoft.Extensions.Options.IOptionsMonitor`1.OnChange", FactEnd.Result, Callback, "dispose what it returns on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "Microsoft.Extensions.Options.OptionsMonitorExtensions.OnChange", FactEnd.Result, Callback, "dispose what it returns on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Runtime.InteropServices.PosixSignalRegistration.Create", FactEnd.KeptResult, Callback, "dispose the registration on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.DiagnosticListener.Subscribe", FactEnd.Result, "the listener keeps the observer, and with it this version, in memory", "dispose the subscription on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.IObservable`1.Subscribe", FactEnd.Result, "what is observed outlives this version and keeps the observer, and with it this version, in memory", "dispose the subscription on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.ActivitySource.StartActivity", FactEnd.Result, "an activity that is not stopped stays the current one and keeps what it holds in memory", "put it into a using"),

        // Handles of the garbage collector.
        new(RuleIds.RegistrationNotEnded, "System.Runtime.InteropServices.GCHandle.Alloc", FactEnd.Result, "the handle keeps its object, and with it this version, in memory", "call Free on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Runtime.InteropServices.GCHandle`1.#ctor", FactEnd.Result, "the handle keeps its object, and with it this version, in memory", "dispose it on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Runtime.DependentHandle.#ctor", FactEnd.Result, "the handle keeps its object, and with it this version, in memory", "dispose it on the way to OnFree"),

        // Listeners and instruments with a callback.
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Metrics.Meter.CreateObservableCounter", FactEnd.Receiver, "the meter keeps the callback, and with it this version, in memory", "dispose the meter on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Metrics.Meter.CreateObservableGauge", FactEnd.Receiver, "the meter keeps the callback, and with it this version, in memory", "dispose the meter on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Metrics.Meter.CreateObservableUpDownCounter", FactEnd.Receiver, "the meter keeps the callback, and with it this version, in memory", "dispose the meter on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Metrics.MeterListener.Start", FactEnd.Receiver, "a listener that listens is kept by all meters, and keeps this version in memory", "dispose the listener on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Tracing.EventListener.#ctor", FactEnd.Result, "every event source keeps the listener, and with it this version, in memory", "dispose the listener on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.ActivitySource.AddActivityListener", FactEnd.Argument, "every activity source keeps the listener, and with it this version, in memory", "dispose the listener on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.TraceListenerCollection.Insert", FactEnd.Argument, "the process keeps the listener, and with it this version, in memory", "remove the listener on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.TraceListenerCollection.Add", FactEnd.Argument, "the process keeps the listener, and with it this version, in memory", "remove the listener on the way to OnFree"),

        // A child process calls back until it ends.
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Process.Exited", FactEnd.Receiver, "until the child process ends it keeps this version in memory", "kill it or wait for it, and dispose it, on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Process.BeginOutputReadLine", FactEnd.Receiver, "until the child process ends it keeps this version in memory", "kill it or wait for it, and dispose it, on the way to OnFree"),
        new(RuleIds.RegistrationNotEnded, "System.Diagnostics.Process.BeginErrorReadLine", FactEnd.Receiver, "until the child process ends it keeps this version in memory", "kill it or wait for it, and dispose it, on the way to OnFree"),

        // Caches by type.
        new(RuleIds.HostTypeCache, "System.Text.Json.JsonSerializer", FactEnd.Never, "System.Text.Json keeps what it finds out by reflection", "pass a JsonTypeInfo or a context of the source generator"),
        new(RuleIds.HostTypeCache, "System.Net.Http.Json.HttpClientJsonExtensions", FactEnd.Never, "System.Text.Json keeps what it finds out by reflection", "pass a JsonTypeInfo or a context of the source generator"),
        new(RuleIds.HostTypeCache, "System.Net.Http.Json.HttpContentJsonExtensions", FactEnd.Never, "System.Text.Json keeps what it finds out by reflection", "pass a JsonTypeInfo or a context of the source generator"),
        new(RuleIds.HostTypeCache, "System.Net.Http.Json.JsonContent.Create", FactEnd.Never, "System.Text.Json keeps what it finds out by reflection", "pass a JsonTypeInfo or a context of the source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.JsonConvert", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.JsonSerializer", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.Linq.JToken.ToObject", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.Linq.JToken.FromObject", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.Linq.JObject.FromObject", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "Newtonsoft.Json.Linq.JArray.FromObject", FactEnd.Never, "Newtonsoft.Json keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "System.ComponentModel.TypeDescriptor", FactEnd.Never, "TypeDescriptor keeps every type it has seen", "write the conversion by hand"),
        new(RuleIds.HostTypeCache, "System.Reflection.DispatchProxy.Create", FactEnd.Never, "DispatchProxy keeps the proxy types it makes", "write the proxy by hand"),
        new(RuleIds.HostTypeCache, "System.Xml.Serialization.XmlSerializer.#ctor", FactEnd.Never, "the serialiser keeps generic collections of a plugin's type", "use arrays"),
        new(RuleIds.HostTypeCache, "System.Runtime.Serialization.Json.DataContractJsonSerializer.#ctor", FactEnd.Never, "the serialiser keeps every type it has seen", "use System.Text.Json with its source generator"),
        new(RuleIds.HostTypeCache, "System.Runtime.Serialization.DataContractSerializer.#ctor", FactEnd.Never, "the serialiser keeps generic collections of a plugin's type", "use arrays"),

        // State of the process.
        new(RuleIds.ProcessStateNotRestored, "System.Console.SetOut", FactEnd.Restored, "the process keeps the writer", "set the old one on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.Console.SetError", FactEnd.Restored, "the process keeps the writer", "set the old one on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.Console.SetIn", FactEnd.Restored, "the process keeps the reader", "set the old one on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.AppContext.SetData", FactEnd.Restored, "the process keeps the value", "set null on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.AppDomain.SetData", FactEnd.Restored, "the process keeps the value", "set null on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.Threading.SynchronizationContext.SetSynchronizationContext", FactEnd.Restored, "the host's thread keeps the context", "set the old one before the method ends"),
        new(RuleIds.ProcessStateNotRestored, "System.Threading.Thread.SetData", FactEnd.Restored, "the host's thread keeps the value", "set null before the method ends"),
        new(RuleIds.ProcessStateNotRestored, "System.Threading.Thread.CurrentPrincipal", FactEnd.Restored, "the flow of calls keeps the principal", "set the old one before the method ends"),
        new(RuleIds.ProcessStateNotRestored, "System.Globalization.CultureInfo.DefaultThreadCurrentCulture", FactEnd.Restored, "every thread of the process takes the culture over", "set the old one on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.Globalization.CultureInfo.DefaultThreadCurrentUICulture", FactEnd.Restored, "every thread of the process takes the culture over", "set the old one on the way to OnFree"),
        new(RuleIds.ProcessStateNotRestored, "System.Text.Encoding.RegisterProvider", FactEnd.Never, "the process keeps the provider for good", "register it in the host, or use the encoding by its object"),

        // Loads that are never collectible.
        new(RuleIds.UncollectibleLoad, "System.Reflection.Assembly.LoadFrom", FactEnd.Never, Remedy: "add it to the plugin's references, or load it with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.Reflection.Assembly.UnsafeLoadFrom", FactEnd.Never, Remedy: "add it to the plugin's references, or load it with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.Reflection.Assembly.LoadFile", FactEnd.Never, Remedy: "add it to the plugin's references, or load it with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.Reflection.Assembly.Load", FactEnd.Never, Remedy: "load the bytes with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.AppDomain.Load", FactEnd.Never, Remedy: "load the bytes with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.Activator.CreateInstanceFrom", FactEnd.Never, Remedy: "load it with the plugin's own AssemblyLoadContext"),
        new(RuleIds.UncollectibleLoad, "System.AppDomain.CreateInstanceFrom", FactEnd.Never, Remedy: "load it with the plugin's own AssemblyLoadContext"),
    ];
}
