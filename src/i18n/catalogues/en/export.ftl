# Handing hashes over, and the printed sheet for a help line.

export-reveals = This file will hold hashes. From a PDQ hash, programs can make a blurry version of the picture, and whoever has the hash can look for copies. Give it only to people you trust with the picture itself, such as a hotline. It is not encrypted: delete it when it has done its work.
export-confirm = To write it all the same, type “{ $word }”:
export-word = write
export-done = { $count ->
    [one] Written, with 1 item: { $path }
   *[other] Written, with { $count } items: { $path }
}
export-for-exchange = { $count ->
    [0] No hash in it is good enough to find changed copies.
    [one] One hash is in it. Hashes of a quality below 50 are left out: they would match other pictures.
   *[other] { $count } hashes are in it. Hashes of a quality below 50 are left out: they would match other pictures.
}

sheet-title = Sheet for a help line
sheet-about = To read out or to hand over, if you like. Write only what you want to tell.
sheet-without-hashes = This sheet holds no picture and no hash.
sheet-with-hashes = This sheet holds no picture. It holds hashes, from which a blurry picture can be made: keep it like the picture itself.
sheet-what-happened = What happened, and since when
sheet-where = Where it was seen (pages, apps, names of accounts), and by whom
sheet-item = Item { $item }: { $kind }, added on { $day }
sheet-item-named = Item { $item }: { $name } ({ $kind }, added on { $day })
sheet-reported = Reported { $day }
sheet-case = case number { $case }
sheet-not-reported = Not reported yet.
sheet-origin = What it is
sheet-evidence = What was noted, day by day
sheet-evidence-account = account
sheet-evidence-platform = app or site
sheet-evidence-item = about item { $item }
sheet-evidence-file = A file shows it; the person has it.
sheet-good-to-know = Good to know
sheet-original = The original file is to stay as it is: the official services make their own hash of it.
sheet-nothing-sent = This sheet was made by Ombrelle on the person’s own device. Ombrelle sends nothing to anybody.
