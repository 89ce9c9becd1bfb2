namespace LiveScore.Domain;

/// <summary>
/// What user names are made of. Every name that was ever given follows from these lists and their order: once there are sessions
/// they must not change.
/// </summary>
internal static class UserNameWords
{
    public static IReadOnlyList<string> Adjectives { get; } = Words("""
        able active adept agile alert amiable ample apt astute avid awake balanced beaming blissful bold brave breezy bright
        brisk bubbly buoyant calm candid careful caring cheerful cheery chipper classic clever cordial cosmic cozy creative
        crisp curious dapper daring dashing dazzling deft eager earnest elated elegant fair faithful fearless festive fine fleet
        fluent focused fresh friendly frosty gallant generous genial gentle gifted glad gleaming glowing golden graceful
        gracious grand grateful great happy hardy hearty helpful heroic honest hopeful humble ideal jolly jovial joyful keen
        kind lively loyal lucid lucky lunar mellow merry mighty mindful modest neat nifty nimble noble novel patient peaceful
        playful pleasant plucky poised polite proud prudent quick quiet radiant ready regal robust rosy royal serene sharp shiny
        sincere sleek smart snappy solar sparkling speedy spirited splendid spry steady stellar sturdy sunny swift tactful
        thankful tidy tireless tranquil trusty upbeat valiant vibrant vivid warm watchful wise witty worthy zesty
        """);

    public static IReadOnlyList<string> Animals { get; } = Words("""
        albatross alpaca antelope armadillo badger barracuda bear bison bobcat bumblebee butterfly camel canary caracal cardinal
        caribou chameleon cheetah chinchilla chipmunk clownfish condor corgi coyote crane cricket curlew deer dingo dolphin dove
        dragonfly duck eagle egret elk emu ermine falcon ferret finch firefly flamingo fox gazelle gecko giraffe goldfinch grebe
        greyhound hamster hare hawk hedgehog heron horse hummingbird husky ibex ibis iguana impala jackrabbit jaguar jay
        kangaroo kestrel kingfisher kite kiwi koala koi labrador lark lemur leopard lion llama lynx macaw magpie mallard mantis
        marlin marmot marten meerkat merlin minnow mockingbird mongoose moose narwhal nightingale ocelot octopus orca oriole
        oryx osprey ostrich otter owl panda panther parakeet parrot partridge pelican penguin pheasant pigeon plover pony
        porcupine porpoise puffin puma quail quokka rabbit raven reindeer robin salamander salmon sandpiper seahorse seal
        sparrow squirrel starfish starling stork sturgeon swan tapir tiger toucan trout tuna turtle wallaby walrus wolf
        wolverine wombat woodpecker yak zebra
        """);

    private static string[] Words(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
