## The window: fingerprints. Short words, for a person of twelve who may be afraid. Never a reproach.

app-fp-new-title = Make a register
app-fp-new-about = A register keeps fingerprints of pictures and videos: rows of digits by which a copy can be found again. The pictures themselves are not kept, not shown and not sent. It opens with a passphrase that only you know.
app-fp-new-passphrase = New passphrase
app-fp-again = The same once more
app-fp-passphrase-about = Several words make a good passphrase. Nobody can bring it back if it is forgotten: not you, not Ombrelle, not a help line. You can write it on paper and keep it where only you look.
app-fp-make = Make the register
app-fp-made = Your register is ready.
app-fp-locked-title = Open the register
app-fp-passphrase = Passphrase
app-fp-unlock = Open
app-fp-lost-passphrase = I no longer know the passphrase
app-fp-damaged-title = The register is damaged
app-fp-damaged-about = That can happen when a computer stops in the middle of writing. A previous version is kept beside it. With your passphrase it can be put back; what was changed last may be missing.
app-fp-restore = Put the previous version back
app-fp-opening = Opening. This takes a second or two on purpose: it makes guessing slow.
app-fp-writing = One moment…
app-fp-idle = Locked, because nothing was done for three minutes.
app-fp-too-early = The register has to be open first. Then drop the file once more.
app-fp-still-busy = Nothing was done with that file, since something else is still being done here. Try once more when it has ended.
app-fp-words-first = Nothing was done with that file, since what you typed here is not noted yet. Note it, then give the file once more.
app-fp-lock = Lock now
app-fp-all-items = All items
app-fp-stop = Stop

app-fp-add = Add
app-fp-check = Check a picture
app-fp-export = Hand over
app-fp-empty-about = Press “Add”, or drop pictures or videos on this window. They are not shown, not copied and not changed.
app-fp-picker-remembers = Some computers keep a list of files that were chosen in their own window. Files that are dropped here are not put on it.
app-fp-pick-add = Add
app-fp-pick-check = Check
app-fp-chosen = { $count ->
    [one] 1 file is chosen
   *[other] { $count } files are chosen
}
app-fp-chosen-about = Only the fingerprint is kept. The file stays where it is, as it is.
app-fp-label = What to call it, if you like
app-fp-label-one = The name that you typed is for one file alone: these are added without a name. Add them one by one to name them.
app-fp-add-these = Add to the register
app-fp-which-site = “Where to find help” says which site that is.
app-fp-not-now = Not now
app-fp-adding = File { $number } of { $total }: making its fingerprint.
app-fp-checking = File { $number } of { $total }: comparing it.
app-fp-reports = { $count ->
    [0] Not reported yet
    [one] 1 report noted
   *[other] { $count } reports noted
}

app-fp-check-title = Is a picture in the register?
app-fp-check-about = Choose a file, or drop it on this window. It is compared on this computer. It is not shown and not kept.
app-fp-choose = Choose files
app-fp-file = File { $number } of { $total }
app-fp-check-same = It is the same as item { $item }.
app-fp-check-probably = It is probably item { $item }, changed a little. Only you can tell for sure.
app-fp-check-perhaps = It may be item { $item } with its edges cut off. Have a look: only you can tell.
app-fp-check-video = It is probably the video of item { $item }: { $share }% of its frames are in it. Only you can tell for sure.
app-fp-check-unknown = This cannot be told. It is no exact copy of an item, and a changed copy could not be recognised.
app-fp-check-no = It is none of the items.

app-fp-note-title = Note a report
app-fp-note-about = Did you or somebody else report it? Note it here, so that you find it again. Nothing is sent.
app-fp-note-to = Where (a site, an app, a help line, the police)
app-fp-note-case = Case number, if there is one
app-fp-note-day = Day (year-month-day)
app-fp-day-before = One day earlier
app-fp-day-after = One day later
app-fp-note = Note it
app-fp-origin-title = What is it?
app-fp-origin-about = Say what you know. Nothing is guessed from the picture, and a fake counts as much as a real one.
app-fp-log = Note what happened
app-fp-log-title = What happened, day by day
app-fp-log-about = Write down what was said or done, so that you have to tell it only once. It stays in the register, and on the sheet that “Hand over” writes. Nothing is sent.
app-fp-log-said = What was said or done
app-fp-log-account = Which account, if you know it
app-fp-log-platform = Which app or site
app-fp-log-note = Anything else
app-fp-log-item = Which item is it about?
app-fp-log-no-item = No item
app-fp-log-file = Add a file that shows it
app-fp-log-file-about = A screenshot of the messages, for example. Not the intimate picture itself: leave that one where it is.
app-fp-log-file-chosen = 1 file is chosen. Its SHA-256 is noted: a row of digits that proves later that it is the same file. The file stays where it is.
app-fp-log-one-file = An entry keeps one file: the one that was given last, and not the one before. Note one more entry for each other file.
app-fp-log-no-file = Without this file
app-fp-log-copy = Keep a sealed copy of it in the register, too
app-fp-log-copy-about = Ombrelle keeps a copy only if you tick this, and of at most { $limit }. It is for messages. Never keep an intimate picture of somebody under 18: a help line or the police says what to keep.
app-fp-log-save = Write out the copy of entry { $item }
app-fp-log-saved = The copy is written.
app-fp-log-remove = Take out entry { $item }
app-fp-log-remove-ask = Entry { $item } goes for good, with its copy if it has one. Nobody can bring it back. The file that you chose stays as it is.
app-fp-name-copy = file
app-fp-day-to-come = This day is still to come, so nothing was noted.
app-fp-day-to-come-advice = Type today’s date, or that of the day on which it happened.
app-fp-no-day = This is not a day of the calendar.
app-fp-no-day-advice = Type the year, the month and the day, like 2026-03-09.
app-fp-letter-from = It is filled with what you noted about this item. Nothing is sent.
app-fp-letter-about = About item { $item }. Filled with what you noted; change whatever you like. What was said stays out.
app-fp-letter-hash = Name the file by its SHA-256, too
app-fp-letter-hash-about = A row of digits by which a service can find the same file. Nobody can turn it back into the picture.
app-fp-letter-copied = The text is copied. Other programs can read it until you copy something else.
app-fp-letter-written = The letter is written.
app-fp-withdraw = Take this item out
app-fp-withdraw-about = You can take this item out of the register whenever you like.
app-fp-withdraw-ask = Item { $item } goes for good, with its reports. Nobody can bring it back. The file itself stays as it is.
app-fp-withdraw-keep = Keep it
app-fp-withdraw-sure = Take it out for good

app-fp-export-title = What do you want to hand over?
app-fp-export-sheet = A sheet to print, for a help line (PDF)
app-fp-export-exchange = Hashes for a hotline’s programs (exchange file)
app-fp-export-csv = A table with all hashes (CSV)
app-fp-export-json = Everything, for programs (JSON)
app-fp-export-with-hashes = With hashes on the sheet
app-fp-export-items = Which items?
app-fp-item = Item { $item }
app-fp-export-read = I have read this and want to write it
app-fp-export-save = Choose where to write it
app-fp-exported = { $count ->
    [0] Written, without an item: the evidence log alone.
    [one] Written, with 1 item.
   *[other] Written, with { $count } items.
}
app-fp-exported-open = This file is not locked. Delete it when it has done its work.
app-fp-name-sheet = sheet.pdf
app-fp-name-exchange = list.txt
app-fp-name-csv = table.csv
app-fp-name-json = data.json
app-fp-exists-advice = Ombrelle never replaces a file here. Choose another name.
app-fp-no-dialog-advice = Drop the files on this window instead. On Linux, the package xdg-desktop-portal brings such a window.

app-fp-change-title = Change the passphrase
app-fp-passphrase-now = The passphrase now
app-fp-change = Change it
app-fp-destroy = Destroy the register
app-fp-destroy-title = Destroy the register?
app-fp-destroy-about = All items go for good: the fingerprints, the names and the reports that you noted. Nobody can bring them back. Write down first the case numbers that you still need. The pictures and videos themselves stay as they are.
app-fp-destroy-sure = Destroy it for good
app-fp-word-advice = To do it, type the word exactly.
app-fp-lost = Something went wrong in Ombrelle, and this was not done.
app-fp-lost-advice = Try again. What was in the register before is still there.

app-fp-talk-title = Where to find help
app-fp-talk-about = At most six short questions, then what to do and who helps. Each may be skipped. Nothing is kept and nothing is sent. You can stop at any moment.
app-fp-talk-begin = Begin
app-fp-question = Question { $number } of { $total }
app-fp-question-before = The question before
app-fp-question-skip = Skip this question
app-fp-ask-country = Which country?
app-fp-prepare-sheet = if you like, the sheet that “Hand over” writes, to print
