# What a photo also tells, what to do about it, and what nobody looked for.

check-heading = { $count ->
    [one] { $path }: 1 thing that this photo also tells.
   *[other] { $path }: { $count } things that this photo also tells.
}
check-nothing = { $path }: nothing was found of what was looked for. That does not mean that there is nothing.
check-nothing-found = Nothing was found of what was looked for. That does not mean that there is nothing.
check-nothing-said = What was looked for was not found, but nobody looked for everything: that says little.
missing-faces = Nobody looked for faces in this photo: { $reason }
missing-text = Nobody looked for text in this photo: { $reason }
check-text-given-up = There is more writing in this photo than Ombrelle looks at: there may be some that nobody saw. Look for it yourself.
check-codes-given-up = A look for QR codes and bar codes in this photo was given up: there may be some that nobody saw. Look for them yourself.
check-more-text = { $count ->
    [one] and 1 more line of text (--json lists everything)
   *[other] and { $count } more lines of text (--json lists everything)
}
check-more-faces = { $count ->
    [one] and 1 more very small face, which a protected copy covers too (--json lists everything)
   *[other] and { $count } more very small faces, which a protected copy covers too (--json lists everything)
}
check-faces = The numbers of faces are those of: ombrelle faces { $path }
check-faces-harder = The numbers of faces are those of: ombrelle faces --look-harder { $path }
    To cover these, too: ombrelle protect --look-harder { $path }
check-cover-text = To cover all text that was found at once: ombrelle protect --cover-text { $path }
check-not-looked-for = What nobody looked for, or can miss:
check-no-promise = This list is not complete. You decide what leaves.
check-in = { $place } ({ $country })
check-near = { $place } (near { $country })
check-map-title = { $place }
check-map-written = A map is in { $to }. It shows the place: keep it to yourself.
check-no-map = No map was drawn: no photo holds a place on land, or near it.
check-total = { $photos ->
    [one] 1 photo looked at
   *[other] { $photos } photos looked at
}, { $telling ->
    [0] none of which tells more
    [one] 1 of which tells more
   *[other] { $telling } of which tell more
}.
together-place = { $days ->
    [0] By their files, { $count } of { $photos } photos were taken at one place, within 200 metres of { $place }.
    [one] By their files, { $count } of { $photos } photos were taken at one place, within 200 metres of { $place }, on one day.
   *[other] By their files, { $count } of { $photos } photos were taken at one place, within 200 metres of { $place }, on { $days } days: whoever sees them together can guess where somebody often is.
}
together-hour = By their files, { $count } of { $photos } photos were taken on { $days } different { $weekday ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[7] Sundays
}, between { $from }:00 and { $to }:00: whoever sees them together can guess a habit.
together-copies = Protected copies leave these places and times out; what the pictures let see of them stays.

leak-place = Where the photo was taken: { $content }
leak-place-bare = Where the photo was taken, in a form that Ombrelle does not read
leak-school = Text like the name of a school or a nursery: “{ $content }”
leak-club = Text like the name of a club or a team: “{ $content }”
leak-address = Text like an address: “{ $content }”
leak-bus-stop = Text like a stop or a line of a bus or a tram: “{ $content }”
leak-birth-date = Text like a day of birth: “{ $content }”
leak-national-number = A national number, whose form and check digits are right: “{ $content }”
leak-travel-document = A line of a passport or an identity card: “{ $content }”
leak-card = A payment card, whose check digit is right: “{ $content }”
leak-iban = A bank account (IBAN), whose check digits are right: “{ $content }”
leak-booking = Text like a boarding pass, a ticket or a booking: “{ $content }”
leak-password = Text like a password or a Wi-Fi key: “{ $content }”
leak-code-key = A QR code with the key of a second sign-in factor: whoever reads it can make your codes
leak-code-wifi = A QR code with the name and password of a Wi-Fi network
leak-code-health = A QR code or bar code with a health certificate: name and day of birth, as a rule
leak-code-ticket = A QR code or bar code of a ticket or boarding pass: name and booking, as a rule
leak-code-contact = A QR code with a contact, a telephone number or an e-mail address
leak-code-place = A QR code with a place
leak-code-payment = A QR code with a payment or an account
leak-code-link = A QR code or bar code with a link to { $content }; what else stands in the link may tell more
leak-phone = Text like a telephone number: “{ $content }”
leak-online = Text like an address on the web or a user name: “{ $content }”
leak-plate = Text like a licence plate: “{ $content }”
leak-name = Text like a name: “{ $content }”
leak-code = A QR code; what it holds is of no form that Ombrelle knows, or cannot be read
leak-bar-code = A bar code: it may stand for a person, a parcel, a loan or a membership; what it holds is of no form that Ombrelle knows
leak-names-in-file = Names in the file: { $content }
leak-names-in-file-bare = Names in the file
leak-date = When it was taken or changed: { $content }
leak-date-bare = When it was taken or changed
leak-device = Which phone or camera took it: { $content }
leak-device-bare = A number that belongs to one phone or camera only
leak-made-by-program = The file says that a program made this picture
leak-changed-by-program = The file says that a program changed this picture
leak-content-credentials = A signed record of where this picture comes from, which Ombrelle does not check
leak-face-background = A face in the background (face { $face })
leak-face-tiny = A very small face, easily overlooked (face { $face })
leak-hidden-picture = Another picture, or other data, hidden in the file
leak-animation = The other pictures of the animation: only the first is looked at, and a copy has it alone
leak-caption = A title, a caption, keywords or a comment in the file: { $content }
leak-caption-bare = A title, a caption, keywords or a comment in the file
leak-text = Text: “{ $content }”
leak-code-product = A QR code or bar code with the number of an article, the same for all of its kind
leak-unread-text = Perhaps text, not readable
leak-other-data = Other data that is not the picture

remedy-left-out = A protected copy leaves it out: ombrelle protect
remedy-rename = It stands in the name of the file: rename it before you share it.
remedy-cover-box = To cover it: --box { $box }
remedy-cover-faces = A protected copy covers it with the other faces, unless you write --keep { $face }

question-lamp-post = How a child is dressed and shown is not for a program to judge. Ask yourself: would you hang this photo on a lamp post in your street?

not-looked-for-faces = faces: nobody looked for any
not-looked-for-text = text, QR codes and bar codes: nobody looked for any
not-looked-for-text-given-up = text, in part: there is more writing in this picture than Ombrelle looks at
not-looked-for-codes-given-up = QR codes and bar codes, in part: a look for them was given up, since this picture makes it too long or stops the program that looks
not-looked-for-dress = how a child is dressed, and what it is doing
not-looked-for-scenery = places that somebody knows by their look
not-looked-for-routine = the time of day that light or a clock tells, and a place or a habit that is seen in several photos
not-looked-for-emblems = uniforms, coats of arms and drawings without words
not-looked-for-reflections = what is seen in mirrors, windows and glasses
not-looked-for-hard-text = text lower than about { $pixels } pixels, blurred, cut or written by hand
not-looked-for-other-codes = codes of rare kinds, and QR codes and bar codes that are small, bent, blurred or cut
not-looked-for-hidden-faces = faces that are turned away, hidden or very small

# Faces of many photos by person.

group-total = { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}, { $faces ->
    [one] 1 face
   *[other] { $faces } faces
}: { $groups ->
    [one] 1 group
   *[other] { $groups } groups
}, { $several ->
    [0] none with more than one face.
    [one] 1 with more than one face.
   *[other] { $several } with more than one face.
}
group-one = { $count ->
    [one] Group { $number }: 1 face
   *[other] Group { $number }: { $count } faces
}
group-face = { $path }, face { $face }
group-next = To give a group a name, name one of its faces: --who NAME={ $anchor }
group-sheet-written = Groups as pictures: { $to }. It shows the faces as they are: keep it to yourself.
group-no-sheet = No face was found, so there is no sheet.
group-limits = Grouped by two programs that agree ({ $first }, { $second }). A person can have several groups, and several people can share one, even where they do not look alike, children most often: look at each group yourself.

# What the words beside a photo tell.

caption-heading = { $count ->
    [one] 1 thing that this caption tells:
   *[other] { $count } things that this caption tells:
}
caption-nothing = Nothing was found in this caption of what was looked for. That does not mean that it tells nothing.
caption-school = A school, a nursery or a club: “{ $content }”
caption-meeting = When and where somebody can be met: “{ $content }”
caption-address = An address: “{ $content }”
caption-place = A place: “{ $content }”
caption-birth-date = A day of birth: “{ $content }”
caption-national-number = A national number: “{ $content }”
caption-travel-document = A line of a passport or an identity card: “{ $content }”
caption-card = A payment card: “{ $content }”
caption-iban = A bank account (IBAN): “{ $content }”
caption-phone = A telephone number: “{ $content }”
caption-online = An account or an address on the web: “{ $content }”
caption-name = A name: “{ $content }”
caption-age = An age, or a class that tells it: “{ $content }”
caption-date = A day, or when something happens every week: “{ $content }”
caption-plate = A licence plate: “{ $content }”
caption-hashtag = A hashtag by which strangers look for pictures of children: “{ $content }”
caption-remedy-school = It tells where a child can be met. “School” alone is enough.
caption-remedy-meeting = It tells where a child will be, and when. Send it as a private message to whoever needs it.
caption-remedy-address = It tells where you live. Leave it out.
caption-remedy-place = Leave it out, or post it when you are no longer there.
caption-remedy-birth-date = Leave it out: name and day of birth are enough to act as somebody else.
caption-remedy-national-number = Leave it out: it belongs to one person for life.
caption-remedy-travel-document = Leave it out: with it, somebody can act as you.
caption-remedy-card = Leave it out. If it was posted already, ask your bank for another card.
caption-remedy-iban = Leave it out, and send it to the person who needs it in a private message.
caption-remedy-phone = Send it to the person who needs it, in a private message.
caption-remedy-online = It ties the photo to a person. Leave it out if a child is in the photo.
caption-remedy-name = With a name a stranger can call a child. Leave it out, or write an initial.
caption-remedy-age = Leave it out: with a name, an age is how a child is searched for.
caption-remedy-date = Leave it out: a birthday opens accounts, and a habit tells where somebody will be.
caption-remedy-plate = It tells whose car it is. Leave it out.
caption-remedy-hashtag = Leave it out, even on an account with few followers: whoever searches for it finds the photo.
caption-cut = Only the first 20,000 characters were read.
caption-no-promise = Words that are not in Ombrelle’s lists are missed, nicknames and rare names above all. Read it once as a stranger would.
