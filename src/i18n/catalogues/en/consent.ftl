# The album book: people, decisions, children's answers, class lists.

audience-only-us = us only
audience-family-chat = the family chat
audience-closed-group = a closed group
audience-public = everybody

audience-child-only-us = the people at home
audience-child-family-chat = the family, in a chat
audience-child-closed-group = a group of people, such as your class
audience-child-public = everybody on the internet, also people you do not know

age-adult = grown-up
age-under-7 = under 7
age-7-to-11 = 7 to 11
age-12-to-17 = 12 to 17

reply-yes = yes
reply-no = no
reply-only-covered = only covered
reply-dont-know = does not know

ground-agreed = everybody who has a say agreed
ground-unknown = nobody said who it is
ground-no-decision = nothing was decided for this audience
ground-decided = it was decided so
ground-expired = the time of the decision is over
ground-withdrawn = the decision was withdrawn
ground-to-come = the agreement only counts from a later day on
ground-parent-missing = the agreement of a parent is missing
ground-own-missing = their own agreement is missing
ground-child-not-asked = the child has not been asked
ground-child-no = the child said no
ground-child-only-covered = the child wants to be covered
ground-child-dont-know = the child does not know, which counts as no

consent-ask-hello = Look at the picture together and take your time. Every answer is a good answer.
consent-question-small-like = Here you are in the picture. Do you like it?
consent-question-small-see = How would you feel if other people saw it: { $audience }?
consent-question-small-may = May we show it to them: { $audience }? With your face, with your face hidden, or not at all?
consent-question-middle-feel = How do you feel when you look at yourself in this picture?
consent-question-middle-who = These people would see it: { $audience }. Is there anybody among them who you would rather did not?
consent-question-middle-may = May we show it to them: { $audience }? You can also say: only with my face covered. And you can change your mind later.
consent-question-teen-tells = What does this picture tell about you: where you are, with whom, how you feel? Is that fine with you?
consent-question-teen-later = Somebody could save it and show it to others, in some years too. Would it still be all right then?
consent-question-teen-may = Do you agree that it is shared, to be seen by: { $audience }? Only covered is an answer too, and you can take your yes back at any time.
consent-ask-answer = The answer? Type a number: 1 yes; 2 no; 3 only covered; 4 I do not know (counts as no).
consent-answered = Noted what { $name } said: { $answer }.
consent-no-answer = No answer was given, so nothing was noted.
consent-no-answer-advice = With this command: --answer yes, no, only-covered or dont-know.

people-added = { $name } is in the album book, as number { $number }.
people-no-parents = The book knows no parent of { $name }, so nobody can agree, and the face stays covered. To add parents: ombrelle people change with --parent.
people-decides-alone = { $name } is grown up and decides alone: no parents are noted.
people-changed = Changed: { $name }
people-removed = { $name } is taken out of the book, with all decisions and answers.
people-confirm-remove = To take { $name } out for good, type “{ $word }”:
people-word-remove = remove
people-none = The album book has no people yet.
people-one = { $number }. { $name }, { $age }
people-one-of = { $number }. { $name }, { $age }, parents: { $parents }
people-other-family = {", of another family"}

consent-recorded = Written down as decision { $number }.
consent-now-shown = In photos for { $audience }, { $name } is now shown.
consent-now-covered = In photos for { $audience }, { $name } is now covered: { $reason }.
consent-may-be-shown = The album book allows { $name } to be seen in photos for { $audience }.
consent-still-to-agree = Still to agree: { $names }
consent-ask-next = To ask, and to keep the answer: ombrelle consent ask { $name } --audience { $audience }{ $at }
consent-line-shown = {"   "}{ $audience }: shown
consent-line-covered = {"   "}{ $audience }: covered ({ $reason })
consent-decision-shown = {"   "}Decision { $number } of { $day }: may be shown to { $audience }
consent-decision-covered = {"   "}Decision { $number } of { $day }: to be covered for { $audience }
consent-decision-until = until { $day }
consent-decision-agreed = { $name } agreed on { $day }
consent-decision-withdrawn = withdrawn on { $day }
consent-answer-line = {"   "}The child said on { $day }, for { $audience }: { $answer }
consent-exports = Photos that left with somebody shown:
consent-export-line = - { $photo }, for { $audience }, { $count ->
    [one] on { $day }
   *[other] { $count } times, last on { $day } (made again, or other photos of this name)
}
consent-export-numbered = { $number }. { $photo }, for { $audience }, on { $day }
consent-place = {"   "}{ $number }) { $place }, since { $day }
consent-looked-on = {"   "}looked at again on { $day }
consent-no-exports = The album book knows no photo that left.
consent-posted = Noted where photo { $number } went:
consent-look-again = { $count ->
    [0] No photo is to be looked at again yet.
    [one] 1 photo has been out for a year. Look at it again:
   *[other] { $count } photos have been out for a year. Look at them again:
}
consent-look-again-what = Is it still there? Who can see it today? Does the child still say yes? Then note it: ombrelle consent look-again --looked NUMBER{ $at }
consent-looked = Noted: photo { $number } was looked at today. It comes up again in a year.
consent-ending = { $count ->
    [one] 1 decision ends within a month; then the face is covered:
   *[other] { $count } decisions end within a month; then the faces are covered:
}
consent-ending-for = { $count ->
    [one] For { $audience }, 1 decision that shows somebody ends within a month, on { $day }; after that day the face is covered.
   *[other] For { $audience }, { $count } decisions that show somebody end within a month, the first on { $day }; after its day each face is covered.
}
consent-ending-line = - Decision { $number } about { $name }, for { $audience }: until { $day }
consent-withdrawn = Decision { $number } is withdrawn from today.
consent-still-shown = In photos for { $audience }, { $name } stays shown, on decision { $number }. If that is not meant either: ombrelle consent withdraw { $number }
consent-nothing-to-withdraw = There is no decision to withdraw.
consent-take-down = { $count ->
    [0] The book knows no photo that was shared on it.
    [one] 1 photo was shared on what was agreed. To take down, or to ask those who have it:
   *[other] { $count } photos were shared on what was agreed. To take down, or to ask those who have them:
}

book-made = Your album book is ready: { $path }
book-keep-passphrase = Keep the passphrase well: without it nobody, and no program, can open the book.
book-passphrase-changed = The album book now opens with the new passphrase only.
book-restored = { $count ->
    [one] The previous version is back, with 1 person.
   *[other] The previous version is back, with { $count } people.
}
book-restored-last = What was noted last before the damage may be missing, such as a person or a photo that left: look through the list. Nothing that was withdrawn or refused comes back.
book-confirm-destroy = To destroy the album book for good, type “{ $word }”:
book-destroyed = The album book and its previous version are destroyed.
book-no-place = The system names no folder for your own data.
book-no-place-advice = With this command: --book FILE says where the album book is.
book-hint-init = With this command: ombrelle people init{ $at } makes one, --book FILE says where yours is.
book-hint-restore = With this command: ombrelle people restore{ $at } puts the previous version back.
book-hint-destroy = With this command: --book FILE chooses another place, ombrelle people destroy{ $at } removes this one.
book-hint-elsewhere = With this command: ombrelle people init --book FILE
book-both-damaged-advice = The previous version is damaged, too. A copy of your own can take its place; without one, begin a new album book elsewhere.
book-foreign-advice = Ombrelle destroys only what it knows as an album book, so it left this file as it is. Delete it yourself if you do not need it, or begin a new album book elsewhere.
book-hint-people = With this command: ombrelle people list{ $at }
people-meant = { $count ->
    [one] Did you mean { $names }? Type the whole name.
   *[other] Did you mean one of these: { $names }? Type the whole name.
}
people-meant-more = Did you mean one of these: { $names }, or { $more ->
    [one] somebody else whose name holds this
   *[other] one of { $more } others whose names hold this
}? Type the whole name.
book-hint-decisions = With this command: ombrelle consent list{ $at }
book-hint-exports = With this command: ombrelle consent exports{ $at }
book-hint-record = With this command: --agreed-by NAME for each parent; ombrelle people list{ $at } shows who they are.
book-hint-until = With this command: --until DAY, such as 2027-08-31.

class-line = Line { $line }: { $sentence }
class-line-of = Line { $line } ({ $name }): { $sentence }
class-refused = { $count ->
    [one] 1 thing in this list cannot be used, so nothing of it was taken.
   *[other] { $count } things in this list cannot be used, so nothing of it was taken.
}
class-refused-advice = Correct the lines named above in the spreadsheet, save it as CSV, and try again.
unopened-advice = Choose the file itself, in a folder of your own.
unopened-read-only-advice = Take the write protection off, or copy the file into a folder of your own and say that it is there.
class-unread-advice = Choose the list itself, saved as CSV in a folder of your own.
class-columns = Titles to write: { $list }. “name” and “age” are needed, “parents” and “audience” as soon as a decision or an answer is noted.
class-columns-others = Read as well, for example: “First name” beside “Last name”, “Date of birth”, “Parent 1”, “Photo consent”. “Class” is left aside. Below “Authorisation” or “Photo”, a no covers at once, and a yes alone decides nothing.
class-example = An example, with the titles and one line:
class-imported = { $people ->
    [one] 1 new person,
   *[other] { $people } new people,
} { $decisions ->
    [one] 1 new decision,
   *[other] { $decisions } new decisions,
} { $answers ->
    [one] 1 new answer of a child.
   *[other] { $answers } new answers of children.
}
class-grown = { $count ->
    [one] 1 child is in the next band of age by now. From seven on, a child is shown only after a yes of its own.
   *[other] { $count } children are in the next band of age by now. From seven on, a child is shown only after a yes of its own.
}
class-older = { $count ->
    [one] 1 line changed nothing: it is older than what the book has of this person since, such as a withdrawal, a no, or that the face be covered. Give a new agreement its own day. One of the same day is recorded by itself.
   *[other] { $count } lines changed nothing: they are older than what the book has of these people since, such as a withdrawal, a no, or that a face be covered. Give a new agreement its own day. One of the same day is recorded by itself.
}
class-aside = { $count ->
    [one] Left aside: the column { $list }.
   *[other] Left aside: the columns { $list }.
}
class-untaken-not-said = { $count ->
    [one] “{ $column }”: 1 yes was not taken as a decision: nothing says both for whom it is and which parents signed. Whoever was covered stays covered.
   *[other] “{ $column }”: { $count } times a yes was not taken as a decision: nothing says both for whom it is and which parents signed. Whoever was covered stays covered.
}
class-untaken-no-parents = { $count ->
    [one] “{ $column }”: 1 yes was not taken as a decision: no parent is named on its line.
   *[other] “{ $column }”: { $count } times a yes was not taken as a decision: no parent is named on its line.
}
class-untaken-one-parent = { $count ->
    [one] “{ $column }”: 1 yes was not taken as a decision: one parent alone is named on its line, and both are to have signed.
   *[other] “{ $column }”: { $count } times a yes was not taken as a decision: one parent alone is named on its line, and both are to have signed.
}
class-untaken-grown-up = { $count ->
    [one] “{ $column }”: 1 yes was not taken as a decision: it is about a grown-up, who decides alone.
   *[other] “{ $column }”: { $count } times a yes was not taken as a decision: it is about a grown-up, who decides alone.
}
class-untaken-how = If you know for whom it is and who signed, say so: { $command }
class-without-parents = The list names no parents. A child whose parents the album book does not know is shown to nobody.
class-parents-named = { $count ->
    [one] The album book knows the parents of 1 child now, who had none there.
   *[other] The album book knows the parents of { $count } children now, who had none there.
}
class-exported = { $count ->
    [0] Written, with its titles alone, to be filled in below: { $path }
    [one] Written, with 1 person of another family: { $path }
   *[other] Written, with { $count } people of other families: { $path }
}
class-not-encrypted = This file is not encrypted and holds names: keep it accordingly.
class-problem-not-text = This is not a table of text. In the spreadsheet, save it as CSV.
class-problem-no-lines = Below the titles there is no line.
class-problem-missing-column = There is no column “{ $column }”.
class-problem-unknown-column = “{ $value }” is not a title that the program knows.
class-problem-untitled = “{ $value }” stands in a column without a title. Give the column a title, or empty it.
class-problem-double-column = “{ $value }” is a second column for “{ $column }”.
class-problem-cell-count = It has more or fewer cells than the line of titles.
class-problem-formula = In “{ $column }” there is a formula ({ $value }). Put plain text there.
class-problem-unfit-name = In “{ $column }”, “{ $value }” is no name: it is empty, very long, or holds a slash.
class-problem-bad-age = In “{ $column }”, “{ $value }” is neither an age in years nor: under 7, 7 to 11, 12 to 17, adult.
class-problem-bad-audience = In “{ $column }”, “{ $value }” is none of: only us, family chat, closed group, public.
class-problem-bad-decision = In “{ $column }”, “{ $value }” is neither “shown” nor “covered”.
class-problem-bad-permission = “{ $value }” stands in a column for yes or no, and is neither. Empty, it decides nothing.
class-problem-no-permission = There is no column “{ $value }” that could hold a yes or a no.
class-problem-bad-day = In “{ $column }”, “{ $value }” is no day. Write it as 2027-08-31.
class-problem-doubtful-day = In “{ $column }”, “{ $value }” can mean two days. Write it as 2027-08-31.
class-problem-over-before = “{ $value }” is before the day of the agreement.
class-problem-bad-reply = In “{ $column }”, “{ $value }” is no answer of a child: yes, no, only covered, don’t know.
class-problem-not-a-parent = In “{ $column }”, “{ $value }” is not among the parents of this line.
class-problem-no-day = In “{ $column }” the day of the agreement is missing.
class-problem-duplicate = “{ $value }” stands on an earlier line for the same audience.
class-problem-contradicts = { $earlier ->
    [0] “{ $value }” has another age or other parents in the album book. If these are two children, give them names that differ; if the book is out of date, change the person there first.
   *[other] “{ $value }” has another age or other parents on line { $earlier }. If these are two children, give them names that differ.
}
class-problem-parents-missing = “Shown” needs the agreement of each parent, and one is missing.
class-problem-parents-missing-of = “Shown” needs the agreement of each parent. Missing: { $value }.

protect-no-cloak = A part that the cloak needs is not installed: faces that may be shown are shown as they are, to machines too. Install Ombrelle again, or cover them.
protect-noted = { $count ->
    [one] Noted in the album book, so that it can be taken down later.
   *[other] { $count } photos noted in the album book, so that they can be taken down later.
}
protect-not-noted = The protected copy is written, but the album book could not note it.
person-several = --person counts the faces of one photo, and there are several photos here.
person-several-advice = Name a person once for all photos with --who and one of its faces, or protect that photo by itself.
face-twice = Face { $number } has two names here.
face-twice-advice = Give each face one name; what is doubtful stays covered without a name.
anchor-no-photo = None of the photos that could be opened is called { $photo }.
anchor-no-photo-advice = Name a photo that is protected here, and one of its faces, as `ombrelle group` lists them.
anchor-several-photos = Several of these photos are called { $photo }.
anchor-several-photos-advice = Give the folder, too, as `ombrelle group` lists it.
anchor-no-face = { $photo } has { $count ->
    [0] no face
    [one] 1 face
   *[other] { $count } faces
}; there is no face number { $number }.
anchor-no-face-advice = See the faces and their numbers with `ombrelle faces`, or as pictures with `ombrelle group --sheet`.
anchor-one-face = Face { $number } of { $photo } has two names here.
anchor-two-people = Face { $number } of { $photo } and face { $other-number } of { $other-photo } are in one group, and have two names here.
anchor-two-people-advice = Name that group once if it is one person. Where it is two, leave it without a name: all of it stays covered.

report-audience = For { $audience }:
report-shown-agreed = { $count ->
    [one] 1 face is left visible, as was agreed.
   *[other] { $count } faces are left visible, as was agreed.
}
report-consent-shown = - face { $number }: { $name } is shown, on decision { $decision }
report-consent-cloaked = - face { $number }: { $name } is shown with a cloak, on decision { $decision }
report-consent-uncloaked = - face { $number }: { $name } is shown without a cloak, on decision { $decision }
report-consent-covered = - face { $number }: { $name } is covered: { $reason }
report-consent-unknown = - face { $number } is covered: { $reason }
