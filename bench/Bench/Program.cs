Console.Error.WriteLine("No benchmark is named. Choose one: (none yet)");
return 2;
