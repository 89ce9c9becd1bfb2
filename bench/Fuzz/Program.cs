using System.CommandLine;
using LiveScore.Fuzz;

const int Misused = 2;
var inputs = new Option<long>("--inputs") { Description = "How many inputs to read.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same inputs.", DefaultValueFactory = _ => 1 };
var only = new Option<long?>("--only") { Description = "Read the input of this number alone and keep it in a file." };
var ceiling = new Option<int>("--ceiling") { Description = "Seconds that one input may take.", DefaultValueFactory = _ => 5 };

var root = new RootCommand("Reads good, spoilt and hostile documents with every reader of feeds, and holds the readers to their promises.")
{
    inputs, seed, only, ceiling,
};
root.SetAction(arguments =>
{
    var (count, number, seconds) = (arguments.GetValue(inputs), arguments.GetValue(only), arguments.GetValue(ceiling));
    if (count < 1 || number < 0 || seconds is < 1 or > 3600)
    {
        Console.Error.WriteLine("livescore: --inputs is 1 or more, --only 0 or more, --ceiling between 1 and 3600.");
        return Misused;
    }

    var run = new FuzzRun(arguments.GetValue(seed), TimeSpan.FromSeconds(seconds));
    return number is null ? run.Read(count) : run.Show(number.Value);
});
var parsed = root.Parse(args);
var code = parsed.Invoke();
return parsed.Errors.Count > 0 ? Misused : code;
