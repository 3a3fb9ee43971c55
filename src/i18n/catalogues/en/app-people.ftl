## The window: people and consent.

app-people-first = Who is in your photos?
app-people-first-what = The album book remembers who is who, and who may be shown to whom. It is one encrypted file on this computer, and opens with a passphrase that you choose now. No photo and no face is in it.
app-people-new-passphrase = New passphrase
app-people-again = The same once more
app-people-make = Make the album book
app-people-kept-here = It is kept here: { $path }
app-people-no-place-advice = The album book needs such a folder. Ask whoever looks after this computer for a folder of your own that programs may write to, then open Ombrelle again.
app-people-sealing = One moment: the book is being sealed…
app-people-opening = One moment: the book is being opened…
app-people-locked = The album book is locked
app-people-locked-what = No name can be read without the passphrase, here or in the file.
app-people-passphrase = Passphrase
app-people-unlock = Unlock
app-people-idle = The album book is locked, because nothing was done for ten minutes.
app-people-lock = Lock
app-people-restore = Put the previous version back
app-people-restore-what = The version before it is still here. With the same passphrase it can be put back; what was changed last is then missing.
app-people-destroy-unopened = Destroy this book without opening it
app-people-cancel = Cancel
app-people-keep = Save
app-people-done = Done
app-people-lost = Ombrelle stumbled over itself, so this was not done.
app-people-lost-advice = Try again. If it happens once more, start Ombrelle anew: the book is as it was.
app-people-more = And { $count } more.

app-people-add = Add a person
app-people-class = Class list
app-people-form = Form to sign
app-people-all = All people
app-people-none-what = Add the people of your family one by one, or read in the list of a class.
app-people-find = Find somebody
app-people-only-covered = Only those who are never shown
app-people-nobody = Nobody here is called that.
app-people-parents = parents: { $names }
app-people-other = another family
app-people-shown-for = Shown to { $audience }
app-people-covered-always = Covered in every photo

app-people-name = Name, as you call the person
app-people-age = Age
app-people-family = Family
app-people-ours = Ours
app-people-theirs = Another family
app-people-parents-what = Everybody who decides for this child, usually both parents. Each of them has to agree before the face is shown.
app-people-parent = Parent { $number }
app-people-parent-more = One more
app-people-parents-none = Without a parent in the book nobody can agree, and the face stays covered.
app-people-change = Change name, age, parents
app-people-change-what = Decisions stay. Whoever becomes a parent here, or gets another name, has to agree anew.
app-people-no-age = The age is missing.
app-people-no-age-advice = Choose one: it decides who has a say, and how a child is asked.
app-people-added = { $name } is in the album book.
app-people-no-parents = The book knows no parent of { $name }, so nobody can agree, and the face stays covered. Add the parents under “Change name, age, parents”.

app-people-today = Today
app-people-for = For { $audience }
app-people-for-us = For us only
app-people-missing = Still to agree: { $names }
app-people-record = Write down a decision
app-people-ask = Ask { $name }
app-people-decisions = Decisions
app-people-no-decisions = Nothing is decided yet, so the face is covered in every photo.
app-people-answers = What the child said
app-people-exports = Photos that went out with this face
app-people-receipt = Receipt (PDF)
app-people-receipt-file = receipt-{ $number }.pdf
app-people-withdraw = Withdraw
app-people-withdraw-all = Withdraw all
app-people-remove = Remove from the book

app-people-record-title = A decision about { $name }
app-people-what = What may be seen
app-people-wish-shown = The face is shown
app-people-wish-covered = The face is covered
app-people-for-whom = For whom? Each includes those before it.
app-people-whom-first = First choose who will see the photos.
app-people-covering = Covering needs nobody’s agreement. It holds for these people, and for all larger circles.
app-people-agreed = Who agreed?
app-people-agrees = { $name } agreed
app-people-agreed-ours = You can write it down while one parent is still to be asked. The face stays covered until then.
app-people-agreed-theirs = For a child of another family, each parent has to agree before it is written down.
app-people-agreed-on = Agreed on (day)
app-people-until = Until (last day; nothing means no end)
app-people-until-none = No end
app-people-until-school = End of the school year, { $day }
app-people-until-year = One year, { $day }
app-people-ahead = This is what will hold:
app-people-no-day = “{ $day }” is no day that can be understood.
app-people-no-day-advice = Write it as 2027-08-31: year, month, day.

app-people-ask-for = Who would see the photo?
app-people-ask-which = Which picture is it about?
app-people-ask-more = { $count ->
    [one] 1 more photo is open. Choose it by its file.
   *[other] { $count } more photos are open. Choose one of them by its file.
}
app-people-ask-choose = Choose a picture
app-people-ask-take-off = Take it off this page
app-people-ask-picture = No picture is on this page. Choose one, or put it where you both see it first: on a phone, on paper or in another window.
app-people-ask-opening = The picture is being opened…
app-people-ask-as-it-is = It stays here beside the questions, as it is: nothing in it is covered. Which picture you look at is kept nowhere.
app-people-ask-shown = The picture that this is about: { $name }
app-people-ask-elsewhere = The picture is not on this page. Look at it together where you put it.
app-people-ask-begin = Begin
app-people-ask-next = Next
app-people-ask-back = Back
app-people-ask-at = Question { $at } of { $of }
app-people-ask-kept = Only this answer is kept, and it counts for all photos for these people. It can be changed at any time by asking again.

app-people-withdraw-title = Withdraw this decision?
app-people-withdraw-what = From today, and for good. In photos that you protect from now on the face is covered, except for people to whom another decision still shows it. What others already have stays with them until they delete it.
app-people-withdrawn = Withdrawn from today.
app-people-still-shown = { $name } stays shown on decision { $number } (photos: { $audience }). If that is not meant either, withdraw that decision, too.
app-people-photos = { $count ->
    [0] The book knows no photo that went out with this face.
    [one] 1 photo went out with this face:
   *[other] { $count } photos went out with this face:
}
app-people-went-out = These photos went out
app-people-went-out-what = Take them down where you can, and ask those who have them to delete them.
app-people-posted = Where it went
app-people-posted-where = Where it was posted: a site, a chat, a notice board; a link as text
app-people-posted-since = Since (day)
app-people-posted-why = Ombrelle opens no link. What stands here is listed when the photo is to be taken down, and stands in the letters.
app-people-typing = A place that is being typed is not noted yet.
app-people-typing-advice = Save it, or empty the field. Then change the other one.
app-people-posted-nowhere = Nothing is noted yet.
app-people-posted-change = Change
app-people-posted-remove = Take out
app-people-look-again = Look at them again
app-people-look-again-what = These photos have been out for a year, or nobody looked at them for a year. Is each still there? Who can see it today? Does the child still say yes?
app-people-look-again-done = Nothing is to be looked at again for now.
app-people-looked = Looked at today
app-people-due = { $count ->
    [one] 1 photo has been out for a year.
   *[other] { $count } photos have been out for a year.
}
app-people-remove-title = Remove { $name } from the book?
app-people-remove-what = With the name go { $decisions ->
    [0] no decision
    [one] 1 decision
   *[other] { $decisions } decisions
} and { $answers ->
    [0] no answer
    [one] 1 answer
   *[other] { $answers } answers
}, also in the previous version. In photos to come the face is covered.

app-people-class-read = Read a list in
app-people-class-read-what = A table saved as CSV, one line a child. You can drop it on this window, too. Either all of it is taken, or nothing: each line that cannot be used is named.
app-people-class-columns = Columns: name, age, parents; and if you like audience, decision, until, agreed by, agreed on, child says. A list written below shows how.
app-people-class-import = Choose a list
app-people-class-asks = What does a yes of this list mean?
app-people-class-asks-what = { $count ->
    [one] Below “{ $column }” the list says yes once, and neither for whom nor who signed. Until you say it, that yes decides nothing. Each no was taken already.
   *[other] Below “{ $column }” the list says yes { $count } times, and neither for whom nor who signed. Until you say it, that decides nothing. Each no was taken already.
}
app-people-class-signed = Who signed for a yes?
app-people-class-signed-both = Both parents
app-people-class-signed-each-named = Each parent on the line, also one alone
app-people-class-signed-on = By which day they had all signed
app-people-class-unknown = If you do not know, leave this page: nobody is shown by that list.
app-people-class-take = Take each yes so
app-people-class-correct = Correct these lines in the spreadsheet, save it as CSV, and try again.
app-people-class-write = Write the list
app-people-class-write-what = { $count ->
    [0] The book has no children of other families yet: the list has its titles alone, to be filled in below.
    [one] 1 person of another family, with what was decided.
   *[other] { $count } people of other families, with what was decided.
}
app-people-class-export = Write the list
app-people-class-file = class-list.csv

app-people-form-what = A form about { $name }, to print and to sign: for the parents and, in words for its age, for the child.
app-people-form-blank = A form with room for the names, to print and to sign: for the parents and for the child. The page of a person has one with the names filled in.
app-people-form-one = One form with room for the names
app-people-form-everybody = { $count ->
    [one] A form for the one child in the book
   *[other] Forms for all { $count } children in the book, each on a page of its own
}
app-people-form-file = form-to-sign.pdf
app-people-write-pdf = Save as PDF

app-people-change-passphrase = Change the passphrase
app-people-passphrase-now = Passphrase until now
app-people-destroy = Destroy the book
app-people-destroy-title = Destroy the album book?
app-people-destroy-what = Everybody’s names, all decisions, what children said, and which photos went out are lost for good, and so is the previous version. Photos are not touched; from then on every face counts as unknown, and is covered.
app-people-destroy-word = To be sure, type “{ $word }”:
app-people-not-typed = The word is not the one asked for, so nothing was destroyed.
app-people-not-typed-advice = Type it as it stands there, or go back.
