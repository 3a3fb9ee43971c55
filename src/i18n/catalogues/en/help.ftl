# Help and faults of the command line. Lines under 80 letters: nothing wraps them.

help-about = Protects children's photos before they are shared: covers faces for good and
    removes what the file gives away. Everything happens on this computer.
help-usage = Usage:
help-commands = Commands
help-arguments = What to work on
help-covering = Covering
help-result = Result
help-general = General

help-value-command = COMMAND
help-value-options = OPTIONS
help-value-photo = PHOTO
help-value-photo-or-folder = PHOTO|FOLDER
help-value-file = FILE
help-value-folder = FOLDER
help-value-item = THING
help-value-kind = KIND
help-value-number = NUMBER
help-value-numbers = N,N
help-value-box = X,Y,WIDTH,HEIGHT
help-value-pixels = PIXELS
help-value-yes-no = YES-NO
help-value-country = COUNTRY
help-value-term = TERM
help-value-who = WHO
help-value-what = WHAT
help-value-place = PLACE
help-value-language = LANGUAGE
help-value-shell = SHELL
help-value-file-or-folder = FILE|FOLDER
help-value-name = NAME
help-value-service = SERVICE
help-value-case = CASE
help-value-day = YYYY-MM-DD

help-protect = Make protected copies of photos
help-protect-photos = Photos, or folders whose photos are wanted (with the folders inside them;
    hidden files and linked folders are left alone)
help-cover = What covers a face: fill (one even colour), pixels (large squares), soft (a
    haze) or sticker (a drawing). None of them uses a pixel of the face. Normally
    fill, where anyone can see that nothing of the face is left
help-keep = Faces to leave visible, by their numbers in `ombrelle faces`; one photo only
help-show-like = Leave visible whoever is like the one face of this photo, wherever they are, and cover
    everybody else; with --cloak, cloak them. May be given several times. A program
    compares: look at each copy. Whoever is like several faces of a photo stays covered
help-box = Cover this box too, in pixels from the top left corner of the upright photo;
    can be given several times
help-no-detect = Do not look for faces: cover only the boxes given
help-look-harder = Also take every place that could be a face: for photos that were drawn on, with
    sleepers, masks or the backs of heads. Some of these places are no face, so look at
    each. Their numbers come after the others. Takes some seconds more for a large photo
help-cover-text = Look for text too (signs, plates, names on bags), QR codes and bar codes, and cover
    all that is found
help-value-strength = STRENGTH
help-close-covers = Let covers follow the tilt and turn of each head: smaller, but they then tell how it
    was held. Normally covers are upright and tell place and size alone
help-cloak = Cloak the faces that are found instead of covering them: light (the least seen),
    balanced or strong (plainly seen). The copy's report says how plainly. A cloak is no
    promise: the jury then says which recognisers still know each face. In our
    measurements a recogniser of another kind than those that it is made against still
    knew most faces, with light nearly every recogniser knew every face, and two
    cloaked photos of one person were matched to each other (docs/cloak.md)
help-cloak-only = Faces to cloak, by their numbers in `ombrelle faces`, the others being covered;
    one photo only
help-steps = The most steps a cloak, 1 to 1000. Normally 40
help-seed = Seed of the noise in the covers, for the same result again. Normally 0
help-out = Folder for the results, made if it is missing; for one photo also the name of
    its copy, as copy.jpg. Normally beside the original
help-format = Kind of file of the result: jpeg, png or webp. Normally that of the original,
    where it is one of these
help-paper = Paper in the printer: a4, or letter as in North America. Normally as the settings of the
    window say, and a4 where nobody chose
help-quality = Quality of a JPEG result, 1 to 100. Normally 90
help-max-side = Make the result smaller, so that its longest side has at most this many pixels
help-neutral-names = Call the results photo-1, photo-2, and so on: names that tell nothing. Give them
    a folder of their own with --out; beside the originals they look like photos,
    and with --no-mark Ombrelle itself takes them for photos the next time
help-no-mark = Leave out the mark that says no to AI training, by which a search can find
    copies that Ombrelle made
help-force = Replace results that exist already (never the original)
help-json = Print one JSON object a photo, each on its own line, and the sentences on the
    error output
help-jobs = How many photos at once, each on one core. Normally one for each core
help-protect-after = The original is never changed. The copy is named after it: photo.jpg gives
    photo.protected.jpg. Files named so are not protected again.

    Examples:
      ombrelle protect photo.jpg
      ombrelle protect --keep 2 photo.jpg
      ombrelle protect --out to-share holiday/
      ombrelle protect --no-detect --box 10,20,100,120 photo.png

help-inspect = List what photos give away besides the picture
help-inspect-after = Most telling first. A place is given as latitude and longitude, to paste into a map.
    A label says whether a program made or changed the picture; a file without one proves
    nothing, since every copy can lose it.

    Example:
      ombrelle inspect photo.jpg

help-faces = List the faces in photos, with their numbers for --keep
help-draw = Also write a copy with the boxes and numbers drawn on it (the faces stay visible)
help-draw-out = Folder for the drawings, made if it is missing. Normally beside the original
help-draw-force = Replace drawings that exist already (never the original)
help-faces-after =
    Examples:
      ombrelle faces photo.jpg
      ombrelle faces --draw photo.jpg

help-check = Say what photos also tell: place, date, faces behind, text, QR and bar codes
help-check-caption = Also say what these words tell that will stand beside a photo: names, ages, school,
    places, days, accounts, hashtags; - reads them from standard input. No photo is needed
help-check-map = Write a small map of the country with the place of the photo there (SVG, for a
    browser); one photo only
help-check-force = Replace a map that exists (never a photo)
help-check-after = The photos are only read, and nothing leaves this computer. What is found is told with
    what to do about it; you decide. It is never everything.

    Examples:
      ombrelle check photo.jpg
      ombrelle check --map place.svg photo.jpg
      ombrelle check --caption "Emma, 6 today!"
      ombrelle protect --cover-text photo.jpg

help-group = Put the faces of many photos together by person
help-group-json = Print one JSON object a group, each on its own line, and the sentences on the
    error output
help-group-sheet = Write the groups as one picture: each face with the number of its group and its
    photo, for your eyes only (PNG, WebP or JPEG by the name)
help-group-force = Replace a sheet that exists
help-group-after = What two recognisers make of a face is held in memory while the command runs, then
    wiped, and never written. What is in doubt stays apart, and so do two faces of one
    photo.

    Examples:
      ombrelle group class-trip/
      ombrelle group --sheet who.png class-trip/

help-judge = Ask recognisers whether they still know the faces of a protected photo
help-judge-photo = The protected photo, as it will be shared
help-judge-original = The original that it was made from
help-judge-others = Other photos of the same people: whether they match is answered apart.
    Of a folder, only faces count that are grouped with one of the original's
help-judge-chart = Write a chart of recognisers and journeys there (SVG, for a browser)
help-judge-difference = Write the change, ten times as strong, there (PNG). With the protected
    photo it can give a cloaked face away: keep it to yourself
help-judge-seed = Seed of the noise of one journey, for the same result again. Normally 0
help-verbose = Tell the numbers too: how much a cloaked face changed, and how like to the photo
    that it was made from each recogniser finds it
help-judge-force = Replace a chart or a difference picture that exists (never a photo)
help-judge-after = A verdict is about what was tried, never about what was not. Nothing leaves this
    computer, and the photos are only read.

    Examples:
      ombrelle judge photo.protected.jpg --original photo.jpg
      ombrelle judge photo.protected.jpg --original photo.jpg --chart verdict.svg

help-fingerprint = Print the hashes of intimate pictures and videos, without keeping them
help-fingerprint-files = Pictures or videos (MP4, MOV, WebM); they are only read
help-fingerprint-json = Print one JSON object a file, each on its own line, with the turned and
    mirrored forms too, and the sentences on the error output
help-fingerprint-after = Files are named by their number, never by their name. A hash can give away
    the picture: keep it as you keep the picture.

    Example:
      ombrelle fingerprint photo.jpg

help-triage = Find out what to do and who helps when an intimate picture spreads, or may spread
help-triage-answers = Answers (what is not given is asked, and may be skipped)
help-triage-who = Who asks: me, parent, friend, work (with children), passed-on (a picture, or made
    one) or worried (about sexual thoughts about children)
help-triage-what = What it is about: real, made (by a program), threat (nothing else) or unknown
help-triage-under-18 = Whether the person is under 18: yes, no, or then (18 or over now, under 18 in the
    picture). Your own age with passed-on and worried
help-triage-country = Where you live, by name or by two letters: Switzerland, CH. Anywhere; other
help-triage-online = Whether it is online already: yes, no or unknown
help-triage-where = Where: network (an app), messages, website or unknown
help-triage-threatened = Whether somebody threatens or presses: yes or no
help-triage-skip = Ask nothing: what is not given stays open
help-triage-table = Print the steps for whoever asks and whatever it is about: 24 branches
help-triage-json = Print the steps as one JSON object, and the questions on the error output
help-triage-after = Nothing is kept and nothing is sent.

    Examples:
      ombrelle which-door
      ombrelle which-door --who parent --what made --country Suisse --skip-questions

help-register = Keep fingerprints of intimate pictures, to know copies of them again
help-register-opening = Opening
help-register-what = What to do
help-register-register = File of the register. Normally register.age in the folder of your own data
help-register-fd = Read the passphrase from this file descriptor, one line, instead of asking
help-register-new-fd = Read the new passphrase from this file descriptor, one line, instead of asking
help-register-discreet = Print neutral words only, for when somebody could look over your shoulder
help-register-init = Make an empty register
help-register-add = Add the fingerprints of pictures and videos; the files are not kept
help-register-files = Pictures or videos; read once, never changed
help-register-name = What you call it in the list; one file only
help-register-list = List the items, without their fingerprints
help-register-json = Print one JSON object an item, each on its own line, without fingerprints
help-register-check = Look whether files are among the items, turned or mirrored or changed a little
help-register-check-files = Files, or folders whose files are wanted (with the folders inside them; hidden
    files and linked folders are left alone)
help-register-note = Note where an item was reported
help-register-item = Number of the item in `ombrelle register list`
help-register-to = The service, or whatever you want to remember
help-register-case = The number that the service gave to the case
help-register-day = The day, such as 2026-11-25. Normally today
help-register-export = Write hashes, or a sheet for a help line, into a file that is not encrypted
help-register-format = What: sheet (to print, for a help line), exchange (one PDQ hash a line), csv or json
help-register-out = The file to be written; only you can read it
help-register-only = These items only, by their numbers. Normally all
help-register-with-hashes = Print the hashes on the sheet too
help-register-reveals = Do not ask: you know that a hash can give away the picture
help-register-force = Replace a file that exists already
help-register-withdraw = Take an item out, of the previous version too
help-register-passwd = Change the passphrase
help-register-restore = Put the previous version back, if the register is damaged or lost
help-register-destroy = Destroy the register and its previous version (asks for no passphrase)
help-register-yes = Do not ask for a word that confirms it
help-register-origin = What it is: real (as it was taken), altered, made (wholly by a program) or not-known.
    Normally not-known
help-register-change = Say whether an item is real, altered or made by a program
help-register-new-origin = What it is: real (as it was taken), altered, made (wholly by a program) or not-known
help-evidence = Keep a log of what was said, by whom and when, for the police or a help line
help-evidence-add = Note one thing that happened
help-evidence-list = List the log, the oldest day first
help-evidence-remove = Take an entry out of the log, of the previous version too
help-evidence-said = What was said or done, in your own words
help-evidence-account = The account that said or did it
help-evidence-platform = The app or site where it was
help-evidence-note = Anything else you want to remember
help-evidence-day = The day on which it happened, such as 2026-11-25. Normally today
help-evidence-item = The item of the register that it is about
help-evidence-file = A file that shows it, such as a screenshot: its SHA-256 is kept, the file is not
help-evidence-keep-copy = As --file, and keep a sealed copy of it in the register: for messages, at most
    8 MB. Never for an intimate picture; one that is an item of the register is refused
help-evidence-save = Write the copy that an entry has into a file
help-evidence-out = The file to write; only you can read it, but it is not encrypted
help-evidence-number = Number of the entry in `ombrelle register evidence list`
help-evidence-after = The log lies in the register, encrypted, and is printed with the sheet of
    `ombrelle register export --format sheet`, so that it is told once.

    A dash in the place of words has them asked for: --said -, --account -

    Examples:
      ombrelle register evidence add --said "asks for money" --account x_77 --platform Snapchat
      ombrelle register evidence list
help-register-after = The register is one file, encrypted with your passphrase; the commands age and rage open
    it too. It never holds the picture of an item, nor the name or the place of a file. It
    stops no copy: an official site does, once it is asked. Which one: ombrelle which-door

    A dash in the place of a name or a number has it asked for, so that it stands neither in
    the shell's history nor in the list of running programs: --name -, --case -

    Examples:
      ombrelle register init
      ombrelle register add photo.jpg
      ombrelle register check downloads/
      ombrelle register note 1 --to StopNCII.org --case 12345

help-completions = Print what a shell needs to complete this command
help-shell = bash, zsh, fish, powershell or elvish
help-completions-after =
    Example:
      ombrelle completions bash > ~/.local/share/bash-completion/completions/ombrelle

help-man = Print the manual page, or write all of them into a folder
help-man-out = Folder for the manual pages, made if it is missing

help-lang = Language of the sentences: en or fr. Normally that of the system
help-help = Print this help
help-version = Print the version

help-exit =
    Exit status:
      0    everything was done
      1    several photos failed, for different reasons
      2    the command was not understood, or asks for something impossible
      3    a file could not be read
      4    a file is no picture, or is damaged, or too large, or of a kind not opened
      5    the face finder or a recogniser is missing or was changed
      6    the result exists already
      7    the result could not be written: disk full, no permission
      8    the result could not be proved clean and was kept back
      9    the register or the album book could not be opened
      130  stopped with Ctrl-C

# Headings of manual pages.

man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-extra = NOTES
man-version = VERSION

# Faults of the command line.

usage-unknown-option = There is no option { $option }.
usage-unknown-command = There is no command { $command }.
usage-extra = { $value } is not expected here.
usage-bad-value = { $option } cannot be { $value }.
usage-missing-value = { $option } needs a value.
usage-no-value = { $option } takes no value.
usage-missing = This is missing: { $list }.
usage-missing-command = A command is missing.
usage-conflict = { $option } and { $other } cannot go together.
usage-twice = { $option } is given twice.
usage-not-text = A value is not readable text.
usage-other = The command was not understood.
usage-suggestion = Did you mean { $suggestion }?
usage-see-help = For help: { $command } --help

expects-cover = Possible: fill, pixels, soft, sticker.
expects-cloak = Possible: light, balanced, strong.
expects-steps = Possible: a whole number from 1 to 1000.
expects-origin = Possible: real, altered, made, not-known.
expects-law = Possible: france, general.
expects-digit = Possible: a digit from 0 to 9.
expects-letter = Possible: relatives, club, school, image-rights, erasure, objection, host-notice, school-withdrawal.
expects-keep = Possible: numbers from 1, with commas between them, such as 1,3.
expects-box = Possible: four numbers with commas between them, such as 10,20,100,120: left, top, width, height. Width and height are above 0.
expects-format = Possible: jpeg, png, webp.
expects-paper = Possible: a4, letter.
expects-quality = Possible: a whole number from 1 to 100.
expects-max-side = Possible: a whole number of pixels, from 1 to 65535.
expects-seed = Possible: a whole number from 0 to 18446744073709551615.
expects-jobs = Possible: a whole number from 1 to 256.
expects-yes-no = Possible: yes, no.
expects-under-18 = Possible: yes, no, then (18 or over now, under 18 in the picture).
expects-asker = Possible: me, parent, friend, work, passed-on, worried.
expects-what = Possible: real, made, threat, unknown.
expects-online = Possible: yes, no, unknown.
expects-where = Possible: network, messages, website, unknown.
expects-country = Possible: any country, by its name or its two letters, such as Switzerland or CH; other.
expects-lang = Possible: en, fr.
expects-shell = Possible: bash, zsh, fish, powershell, elvish.
expects-room = Possible: a room by its name in the list that `ombrelle workshop` prints; licence, school, sheet, kit.
expects-number = Possible: a number as the list of these has it, such as 2.
expects-export = Possible: sheet, exchange, csv, json.
expects-items = Possible: numbers from 1, with commas between them, such as 1,3.
expects-day = Possible: a day such as 2026-11-25.
expects-until = Possible: a day to come, such as 2027-08-31.
expects-day-before = Possible: today or a day before, such as 2026-11-25.
expects-fd = Possible: the number of an open file descriptor, such as 3.
expects-file = Possible: the name of a file. `-` is none: elsewhere it asks for a text.
expects-letter-file = Possible: the name of a file. Without --out and --text the letter appears on the screen.

help-consent-heading = Consent
help-value-audience = AUDIENCE
help-value-face-name = N=NAME
help-value-text = TEXT
help-value-age = AGE
help-value-answer = ANSWER
help-book = File of the album book. Normally album.age in the folder of your own data

help-protect-audience = For whom the copy is: only-us, family-chat, closed-group or public. The album book
    decides each face: shown where everybody agreed, covered otherwise
help-protect-who = Who a group of faces is, once for all photos: a name of the album book, and a photo
    and face that the group holds (see `ombrelle group`); may be given several times.
    A group can hold several people, children most often: look at the result
help-protect-person = Which face is who: its number in `ombrelle faces` and a name of the album book; may
    be given several times. Faces without a name are covered
help-protect-no-cloak = Show agreed faces as they are, without a cloak
help-protect-noted-as = How the album book is to remember the photo, such as where you post it; of several,
    before the name of each copy. Normally the name of the copy
help-protect-not-noted = Do not note the photo in the album book; withdrawing then cannot list it

help-people = Keep an album book of the people in your photos
help-people-init = Make an empty album book
help-people-add = Add a person
help-people-name = The name that you choose; nobody else in the book has it
help-people-list = List the people
help-people-change = Change who a person is; what is not given stays
help-people-new-name = The new name
help-people-remove = Take a person out, with all decisions, of the previous version too
help-people-passwd = Change the passphrase
help-people-restore = Put the previous version back, if the book is damaged or lost
help-people-destroy = Destroy the book and its previous version (asks for no passphrase)
help-people-age = In years, or adult, under-7, 7-to-11, 12-to-17; only the band is kept
help-people-parent = Somebody who decides for the child; once for each, usually both parents
help-people-other-family = The person is not of your family: showing more then needs the agreement of each
    parent
help-people-our-family = The person is of your family
help-people-json = Print one JSON object a person, each on its own line
help-people-after = The book is one file, encrypted with your passphrase; the commands age and rage open it
    too. It is shared with nobody. Without the passphrase nobody can open it.

    A dash in the place of a name or a number has it asked for, so that it stands neither in
    the shell's history nor in the list of running programs: people add -

    Examples:
      ombrelle people init
      ombrelle people add Léa --age 7-to-11 --parent Anna --parent Ben
      ombrelle people add Zoé --age under-7 --parent Chloé --other-family

help-consent = Keep who agreed to be shown, to whom, and until when
help-consent-person = Name of a person of the album book
help-consent-ask = Ask a child before a photo leaves, and keep the answer
help-consent-answer = The answer, instead of asking: yes, no, only-covered or dont-know (counts as no)
help-consent-record = Write a decision down
help-consent-audience = For whom: only-us, family-chat, closed-group or public
help-consent-covered = The face is to be covered; needs nobody’s agreement
help-consent-until = The last day on which it holds, such as 2027-08-31. Normally without an end
help-consent-agreed-by = Who agreed: a parent of the child, or the grown-up; once for each
help-consent-day = The day of the agreement or answer, such as 2026-11-26. Normally today
help-consent-withdraw = Withdraw decisions, and list the photos to be taken down
help-consent-decision = Number of the decision in `ombrelle consent list`
help-consent-all-of = Withdraw every decision about this person
help-consent-list = List what holds for whom, and the photos that left
help-consent-json = Print one JSON object a person and audience, each on its own line
help-consent-exports = List the photos that left, and where each was posted
help-consent-exports-json = Print one JSON object a photo, each on its own line
help-consent-posted = Note where a photo went, change that, or take it out
help-consent-photo = Number of the photo in `ombrelle consent exports`
help-consent-place = Where it was posted, in your own words; a link stands in it as text
help-consent-posted-day = Since which day, such as 2026-11-26. Normally today
help-consent-change = Change the place of this number instead of adding one
help-consent-remove = Take the place of this number out
help-consent-look-again = List the photos that have been out for a year, to look at them again
help-consent-looked = Note that these photos were looked at again today
help-consent-class-import = Read a class list with authorisations (CSV): all of it or nothing
help-consent-class-file = The list, saved by a spreadsheet as CSV. Columns: name, age, parents; and if you like audience, decision, until, agreed by, agreed on, child says. `ombrelle consent class-export` writes a list with these titles, of an empty book too
help-value-meaning = TITLE=AUDIENCE
help-value-signers = WHO
help-consent-column = For whom a yes in this column is, where the list does not say so, such as Authorisation=closed-group. A no covers at once, and needs nothing
help-consent-signed-by = Who signed for each yes, where the list does not say so: both (a line that names one parent alone shows nobody), or each-named (each parent whom the line names, also one who decides alone)
help-consent-signed-on = The day by which they had all signed, such as 2026-09-15
help-consent-class-export = Write the people of other families as a class list (CSV)
help-consent-form = Make an authorisation form to print (PDF); without a name, a blank one
help-consent-class-forms = Make the forms of a whole class in one PDF; without names, of every child of the book
help-class-forms-asker = Who asks, for example the school
help-class-forms-photos = For which photos
help-class-forms-shown-at = Where they will be shown
help-class-forms-kept = How long they are kept
help-consent-receipt = Make a receipt of a decision to print (PDF)
help-consent-out = The file to be written; only you can read it
help-consent-after = A face is shown only where everybody agreed: a grown-up, or each parent and the child.
    Nothing decided, no answer, “I do not know” and a withdrawn yes mean covered.

    A dash in the place of a name or a number has it asked for, so that it stands neither in
    the shell's history nor in the list of running programs: consent list -

    Examples:
      ombrelle consent ask Léa --audience family-chat
      ombrelle consent record Léa --audience family-chat --agreed-by Anna --agreed-by Ben
      ombrelle consent record Léa --audience public --covered
      ombrelle consent withdraw 3

help-glossary = Explain the terms of the field, in a child’s words and in a grown-up’s
help-glossary-term = Only terms that hold these words, in English or in French
help-glossary-json = Print the terms as one JSON object

help-help-me = List help lines and removal services, of a country and of the world
help-help-me-country = The country, by its name or its two letters: Switzerland, CH
help-help-me-json = Print the list as one JSON object
help-help-me-platform = Say how to report on a platform instead: Instagram, TikTok, Snapchat ...
help-help-me-update = Take a newer list of help lines from a signed file that you have (nothing is fetched)
help-help-me-forget = Go back to the list that came with Ombrelle
help-help-me-after = Nothing is sent, and nothing is kept but an update that you give.

    Example:
      ombrelle help-me --country FR

expects-audience = Possible: only-us, family-chat, closed-group, public.
expects-consent-column = Possible: the title of a column, =, and one of only-us, family-chat, closed-group, public.
expects-signed-by = Possible: both, each-named.
expects-age = Possible: an age in years, or adult, under-7, 7-to-11, 12-to-17.
expects-answer = Possible: yes, no, only-covered, dont-know.
expects-who = Expected: a name of the album book, =, a photo, a colon and the number of a face.
expects-person = Expected: the number of a face, =, and a name of the album book, such as 2=Léa.

help-letter = Write a letter that takes a picture down, as PDF or as text to paste
help-letter-kind = What kind of letter:
help-letter-one = { $kind }: { $what }
help-letter-fields = What the letter says; several lines by giving an option several times
help-letter-decision = Fill in from a withdrawn decision, by its number in `ombrelle consent list`
help-letter-exported = Fill in from a photo noted in the album book as shared, by its name
help-letter-item = Fill in from an item of the register and its evidence log, by its number: what it is
    called, and where, by which account and when it was seen. What was said stays out
help-letter-with-hash = Add the SHA-256 of that item’s file; no other hash is ever written
help-letter-law = Whose law a formal letter names: france or general
help-letter-unnamed = A notice to a host about the sexual abuse of a child, without a name
help-letter-out = The PDF to be written; only you can read it
help-letter-text = The text to be written; with neither, the letter appears on the screen
help-letter-yes = Write without asking, after showing every field
help-letter-after = Every field is shown before anything is written, and nothing is sent. `-` in place of a text asks for it. A letter is no legal advice.

help-parents = For parents: what is already out there, the conversation, an agreement
help-parents-audit = Go through what is already out there of your child
help-parents-kept = Show what you looked at, as your album book keeps it
help-parents-done = Note in your album book that you looked at this; may be given several times
help-parents-open = Note in your album book that this is to be looked at again
help-parents-forget = Take the whole list out of your album book, of the previous version too
help-parents-json = Print one JSON object a thing, each on its own line
help-parents-talk = Say how to begin the conversation, by age
help-parents-age = Age of the child in years, or under-7, 7-to-11, 12-to-17. Normally all three
help-parents-agreement = Show or print a family agreement to sign
help-parents-when-told = Say how to react when a child tells, and who helps
help-parents-country = Where you live, by name or by two letters, for the numbers of help lines
help-parents-watch = Say what to look for in games, companions and toys
help-parents-kind = Only one of them: games, companions or toys
help-parents-out = The PDF to be written; without it, the words appear on the screen
help-parents-after = Nothing is kept unless you ask for it with --done or --open, and then in your album
    book alone, which is encrypted. Nothing is sent.

    Examples:
      ombrelle parents audit
      ombrelle parents audit --done followers --done profile-pictures
      ombrelle parents talk --age 9
      ombrelle parents agreement --out agreement.pdf
      ombrelle parents when-told --country France

expects-years = Possible: an age in years, or under-7, 7-to-11, 12-to-17.
expects-watched = Possible: games, companions, toys.
expects-audit-item = Possible: public-account, followers, old-albums, profile-pictures, relatives, school-pages, club-pages, search, shared-albums, own-accounts.
