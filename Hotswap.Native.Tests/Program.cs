using Native.Tests;

Checks checks = new();
await using Linked linked = await Linked.StartAsync();
await checks.RunAsync("the process is native", NativeChecks.ProcessIsNative);
await checks.RunAsync(nameof(linked.K04_PluginsAreLoadedInOrder), linked.K04_PluginsAreLoadedInOrder);
await checks.RunAsync(nameof(linked.K04_FunctionsAreCalled), linked.K04_FunctionsAreCalled);
await checks.RunAsync(nameof(linked.K04_ResultsOfHandWrittenDispatchAreAwaited), linked.K04_ResultsOfHandWrittenDispatchAreAwaited);
await checks.RunAsync(nameof(linked.K04_LiveThingsAreFoundAndRun), linked.K04_LiveThingsAreFoundAndRun);
await checks.RunAsync(nameof(linked.K04_ReloadIsRefused), linked.K04_ReloadIsRefused);
await checks.RunAsync(nameof(linked.K04_DisposalFreesInReverseOrder), linked.K04_DisposalFreesInReverseOrder);
await checks.RunAsync(nameof(NativeChecks.K04_LoadingFromFilesIsRefusedWithReasonAndRemedy), NativeChecks.K04_LoadingFromFilesIsRefusedWithReasonAndRemedy);
return checks.Report();
