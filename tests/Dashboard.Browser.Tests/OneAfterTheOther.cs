// Browsers and load want the cores for themselves, and the figures that these tests print mean something only then.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
