const int NotHere = 3;
Console.Error.WriteLine("livescore: the simulation kills virtual silos in virtual time, which only the stand-in for Orleans has (--orleans standin).");
return NotHere;
