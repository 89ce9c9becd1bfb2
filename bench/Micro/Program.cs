using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In process: a project generated elsewhere would not find the repository's build rules.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(8);
BenchmarkSwitcher.FromAssembly(typeof(LiveScore.Micro.ReadBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
