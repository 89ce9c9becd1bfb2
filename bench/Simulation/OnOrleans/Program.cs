const int NotHere = 3;
Console.Error.WriteLine("livescore: only the stand-in for Orleans has virtual silos that live in virtual time: --orleans standin");
return NotHere;
