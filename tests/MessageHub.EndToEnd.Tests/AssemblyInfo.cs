// Each test starts several processes; beside each other they would only wait for the processor.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
