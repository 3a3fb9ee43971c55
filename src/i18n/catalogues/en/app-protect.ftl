## The window: protecting photos.

app-audience-title = Who will see these photos?
app-audience-why = This sets what happens to each face at first. You can change every one of them.
app-audience-only-us = The photo stays at home, with those who live there.
app-audience-family-chat = Grandparents, aunts, uncles. Whoever is in the chat can pass it on.
app-audience-closed-group = A class, a club. You do not know everybody’s friends.
app-audience-public = A social network, a web page. It can be copied, searched and kept for ever.
app-for = For: { $audience }
app-pick-photos = Choose photos
app-pick-photo-folder = Choose a folder of photos
app-paste = Paste a photo
app-pasted-name = pasted-{ $number }.png
app-drop-here = Drop photos or a folder here
app-gathering = Looking for photos…
app-originals-stay = Your originals stay as they are. Copies are written when you save, and nothing else.
app-caption = Check the words that you post
app-caption-title = What do the words that you post tell?
app-caption-about = Type or paste here what you are about to post with your photos: names, ages, schools, places, accounts and dates are looked for. It is read on this computer and kept nowhere.
app-caption-field = The words you post with your photos
app-add-photos = Add photos
app-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-grid-hint = Open a photo to decide about each face. Where you decide nothing, every face that is found is covered.
app-grid-hint-seen = Open a photo to decide about each face. In photos that you do not open, every face that is found is covered but for those that you let be seen in Who is who or for several photos at once.
app-grid-results = Each photo is shown as in its copy. Open one and choose “See beneath” to see the photo itself.
app-photo-fault = cannot be opened
app-photo-saved = copy saved
app-photo-copy-lost = copy gone or changed
app-photo-changed = changed since its copy
app-photo-faces = { $count ->
    [0] no face
    [one] 1 face
   *[other] { $count } faces
}
app-photo-seen = looked at
app-photo-unopened = not opened yet
app-photo-shows-copy = shown as in its copy
app-no-photo-there = No photo was found there.
app-photos-there = { $count ->
    [one] This photo is in the list already.
   *[other] These { $count } photos are in the list already.
}
app-unread-too = { $count ->
    [one] 1 more could not be read.
   *[other] { $count } more could not be read.
}
app-copies-left-out = { $count ->
    [one] 1 protected copy was left out.
   *[other] { $count } protected copies were left out.
}
app-files-left-out = { $count ->
    [one] 1 file that is no photo was left out.
   *[other] { $count } files that are no photos were left out.
}
app-videos-left-out = { $count ->
    [one] 1 video was left out: Ombrelle covers no faces in videos, and whoever is in it stays visible.
   *[other] { $count } videos were left out: Ombrelle covers no faces in videos, and whoever is in them stays visible.
}
app-linked-folders-left-out = { $count ->
    [one] 1 link to a folder was not followed. For the photos there, choose that folder itself.
   *[other] { $count } links to folders were not followed. For the photos there, choose those folders themselves.
}
app-nothing-copied = There is no copied photo.
app-nothing-copied-advice = Copy a photo or files in another program, then paste here.
app-all-photos = All photos
app-previous-photo = Previous photo
app-photo-of = { $number } of { $total }
app-photo-removed = { $name } is out of the list. Its file is as it was.
app-pasted-removed = { $name } is out of the list. It lay in no file here: to have it again, paste it again.
app-remove-photo = Take this photo out of the list; its file stays
app-next-photo = Next photo
app-mode-boxes = Faces
app-mode-compare = Before and after
app-mode-difference = Difference ×10
app-compare-no-cloak-yet = Cloaked faces still look as before: the cloak is made when the copy is made. “Look at the result” makes it now.
app-difference-colours = Grey is as before. Colours are what a cloak or saving changed, ten times as strong. Black lies over whatever is covered and around it, since the change itself would show it.
app-draw = Draw a box
app-panel = What is beside the photo
app-stay-saving = No photo was taken out of the list, since copies are being saved just now. Try again once they are done.
app-stay-looking = No photo was taken out of the list, since faces are being looked for just now. Try again once that is done.
app-take-out = Take out of the list
app-take-out-anyway = Take out all the same
app-take-out-what = { $count ->
    [one] If you take this photo out of the list, what you decided in it is lost. The photo itself stays as it is.
   *[other] If you take these { $count } photos out of the list, what you decided in them is lost. The photos themselves stay as they are.
}
app-take-out-pasted = { $count ->
    [one] If you take this picture out of the list, what you decided in it is lost, and so is the picture: you pasted it, and it lies in no file here.
   *[other] If you take these { $count } photos out of the list, what you decided in them is lost, and so are those that you pasted: they lie in no file here. The others stay as they are.
}
app-photos-removed = { $count ->
    [one] 1 photo is out of the list. Its file is as it was.
   *[other] { $count } photos are out of the list. Their files are as they were.
}
app-photos-removed-pasted = { $count ->
    [one] 1 picture that you pasted is out of the list. It lay in no file here: to have it again, paste it again.
   *[other] { $count } photos are out of the list. Those that you pasted lay in no file here: to have them again, paste them again. The files of the others are as they were.
}
app-photo-replaced = Under the name { $name } there is another photo now than the one that you looked at. It is looked at anew: what you decided in the earlier one is gone. Decide once more.
app-open-photo = Open
app-choose-photo = Choose, with others
app-choose-none = Choose none
app-photo-chosen = chosen
app-menu-photo = This photo
app-cover-faces = Cover every face
app-cloak-faces = Cloak every face
app-show-faces = Show every face
app-several = { $count ->
    [one] 1 photo chosen
   *[other] { $count } photos chosen
}
app-several-covered = { $count ->
    [0] No face was found to cover.
    [one] 1 face is covered.
   *[other] { $count } faces are covered.
}
app-several-cloaked = { $count ->
    [0] No face was cloaked.
    [one] 1 face is cloaked. A cloak is no promise: only a cover hides it for good.
   *[other] { $count } faces are cloaked. A cloak is no promise: only a cover hides them for good.
}
app-several-shown = { $count ->
    [0] No face is shown because of this.
    [one] 1 face is shown: people and machines can recognise it.
   *[other] { $count } faces are shown: people and machines can recognise them.
}
app-several-undone = { $count ->
    [0] Nothing was taken back: these photos were changed since. Open one to undo in it.
    [one] What was decided last about several photos is taken back in 1 photo.
   *[other] What was decided last about several photos is taken back in { $count } photos.
}
app-several-refused = { $count ->
    [one] 1 face stays as it was: the album book does not allow it, or the face is too small.
   *[other] { $count } faces stay as they were: the album book does not allow it, or the faces are too small.
}
app-several-unseen = { $count ->
    [one] In 1 of these photos nobody looked for faces yet, so nothing was decided there. Open it, or look at Who is who.
   *[other] In { $count } of these photos nobody looked for faces yet, so nothing was decided there. Open them, or look at Who is who.
}
app-peek = See beneath
app-undo = Undo
app-redo = Do again
app-zoom-in = Larger
app-zoom-out = Smaller
app-faces = Faces
app-no-face = No face was found. Look at the photo yourself: a face that is turned away, hidden or very small can be missed.
app-face = Face { $number }
app-box = Box { $number }
app-new-box = Add a box
app-look-harder = Look harder for faces
app-look-harder-why = For a photo that was drawn on, with sleepers, masks or the backs of heads. Some of the places may be no face.
app-look-harder-later = Possible once faces and text were looked for.
app-look-harder-missing = Not possible here: nobody could look for faces in this photo.
app-look-harder-failed = Faces could not be looked for harder: { $reason }
app-looking-harder = Looking harder for faces…
app-looked-harder = { $count ->
    [0] No further place found.
    [one] 1 more place found; it may be no face: look at it.
   *[other] { $count } more places found; some may be no face: look at them.
}
app-looked-harder-already = Faces were looked for harder here already.
app-perhaps-no-face = Perhaps no face: found only by looking harder.
app-remove-box = Take this box away
app-box-covered = { $number } · covered
app-box-cloaked = { $number } · cloaked
app-box-shown = { $number } · shown
app-picture-looking = { $name }. Faces are being looked for.
app-picture-not-looked = { $name }. Nobody looked for faces.
app-picture-none = { $name }. No face was found.
app-picture-faces = { $count ->
    [one] { $name }. 1 face: { $list }.
   *[other] { $name }. { $count } faces: { $list }.
}
app-picture-named-shown = 1 { $who }, shown
app-picture-named-cloaked = 1 { $who }, cloaked
app-picture-named-covered = 1 { $who }, covered
app-picture-shown = { $count } shown
app-picture-cloaked = { $count } cloaked
app-picture-covered = { $count } covered
app-picture-between = {"; "}
app-picture-text = { $count ->
    [one] Text in 1 place.
   *[other] Text in { $count } places.
}
app-picture-compare = Before is on the left, after on the right.
app-picture-difference = What changed is shown ten times as strong.
app-decision-show = Stays visible
app-decision-cloak = Cloaked: people see it, machines may lose it
app-decision-cover = Covered for good: { $cover }
app-why-unknown = Nobody said who this is.
app-why-locked = This face has a name in the album book, which is locked: meanwhile it stays covered.
app-why-chosen = You chose this.
app-why-drawn = You drew this box.
app-taken-away = { $who }: stays visible, you took its box away
app-taken-away-back = Choose “Cover” to cover it again.
app-moved-whole = You moved this box; the head that was found stays covered.
app-moved-smaller = Only your box is covered: a part of the head may stay visible.
app-box-only = Cover only my box
app-whole-head = Cover the whole head again
app-bound = What was decided for this person does not allow showing the face here. Only the kind of cover can be changed.
app-bound-locked = No open album book has the name of this face. Until one does, only the kind of cover can be changed.
app-cover = Cover
app-cloak = Cloak
app-show = Show
app-cloak-light = Light
app-cloak-balanced = Balanced
app-cloak-strong = Strong
app-cloak-light-honest = In our measurements nearly every recogniser still knew every face with the light cloak. It is hardly seen, and hides hardly anybody.
app-cloak-honest = A cloak is no promise. It makes searching harder today; some recognisers still know the face, and others will. Two cloaked photos of one person are still matched to each other. Only a cover hides a face for good.
app-show-honest = People and machines can recognise this face.
app-no-cloak-face = This face is too small for a cloak, or its eyes, nose and mouth are not known.
app-who = Who is this?
app-nobody = Nobody named
app-who-needs-book = Names and what was agreed are in the album book.
app-open-book = Open the album book
app-jury = What recognisers say
app-not-judged = No verdict could be given; the copy is made as you decided.
app-not-judged-changed = The covers leave too little of the photo to compare.
app-jury-seen-hardly = The change of this face is hardly seen.
app-jury-seen-when-looked-for = The change of this face is seen when you look for it.
app-jury-seen-plainly = The change of this face is plainly seen.
app-jury-details = Details
app-jury-table = Face { $number }: what each recogniser says
app-jury-legend = A row is a recogniser, a column what may happen to the photo. Filled: still recognised. Empty: not recognised. Dot: not recognised unprotected either.
app-jury-beside = Beside your other photos
app-jury-beside-why = Face search compares with other photos of a person. That is another question, which you can ask with the photos here. They are opened one after another, which may take a while; nothing leaves this device, and nothing of it is kept.
app-jury-beside-ask = { $count ->
    [one] Compare with the other photo here
   *[other] Compare with the other { $count } photos here
}
app-jury-beside-running = Comparing with the other photos…
app-jury-beside-failed = No answer could be given on the other photos; the copy stays as it is.
app-tells = What else the photo tells
app-not-looked = Nobody looked.
app-left-out = Left out of the copy
app-cover-text = Cover it
app-text-covered = Covered
app-show-place = Show where
app-leak-in-name = { $what } (the name of the file)
app-neutral-name = Give the copy a name that tells nothing
app-look-at-face = Show me this face
app-try = Look at the result
app-trying = Making the result…
app-save = Save a protected copy
app-save-all = Save copies of all
app-look-through = Look through the saved photos
app-saving = Saving: { $done } of { $total }
app-stop = Stop
app-left-moment = a moment left
app-left-seconds = about { $count } seconds left
app-left-minutes = { $count ->
    [one] about a minute left
   *[other] about { $count } minutes left
}
app-saved = { $count ->
    [one] 1 protected copy is saved.
   *[other] { $count } protected copies are saved.
}
app-saved-there = { $count ->
    [one] 1 photo has its copy already.
   *[other] { $count } photos have their copies already.
}
app-all-saved = { $count ->
    [one] The photo has its copy already, as everything is decided now. Nothing was saved. To have another one, open it and save it.
   *[other] All { $count } photos have their copies already, as everything is decided now. Nothing was saved. To have another one of a photo, open it and save it.
}
app-saved-earlier = { $count ->
    [one] An earlier copy stays beside it: { $names }. Take care to send the new one.
   *[other] { $count } earlier copies stay beside the new ones: { $names }. Take care to send the new ones.
}
app-saved-name = It is called { $name }.
app-saving-others = Nothing went to that folder, since other copies are being saved just now. Save there once they are done.
app-saving-gone = Nothing went to that folder: what was to be saved there was taken out of the list meanwhile.
app-saved-stopped = Stopped: { $done } of { $total } copies are saved.
app-not-saved = { $count ->
    [one] 1 photo could not be saved.
   *[other] { $count } photos could not be saved.
}
app-saved-noted = { $count ->
    [one] The album book has noted 1 photo.
   *[other] The album book has noted { $count } photos.
}
# What was done, after saving; names are those of files.
app-sum-failed = Not saved: { $names }.
app-sum-more = { $count ->
    [one] { $names } and 1 more
   *[other] { $names } and { $count } more
}
app-sum-covered = { $count ->
    [one] 1 face is covered.
   *[other] { $count } faces are covered.
}
app-sum-drawn = { $count ->
    [one] 1 box that you drew is covered.
   *[other] { $count } boxes that you drew are covered.
}
app-sum-cloaked = { $count ->
    [one] 1 face is cloaked: people see it, and a cloak is no promise.
   *[other] { $count } faces are cloaked: people see them, and a cloak is no promise.
}
app-sum-agreed = { $count ->
    [one] 1 face stays visible, as the album book allows.
   *[other] { $count } faces stay visible, as the album book allows.
}
app-sum-chosen = { $count ->
    [one] 1 face stays visible, as you chose.
   *[other] { $count } faces stay visible, as you chose.
}
app-sum-taken-away = { $count ->
    [one] 1 face stays visible: you took its box away.
   *[other] { $count } faces stay visible: you took their boxes away.
}
app-sum-smaller = { $count ->
    [one] 1 cover hides only your box: a part of the head may stay visible.
   *[other] { $count } covers hide only your boxes: a part of the heads may stay visible.
}
app-sum-under-cover = { $count ->
    [one] 1 visible face lies partly under a cover beside it.
   *[other] { $count } visible faces lie partly under covers beside them.
}
app-sum-text = { $count ->
    [one] 1 line of text is covered.
   *[other] { $count } lines of text are covered.
}
app-sum-named = { $count ->
    [one] 1 copy is called after its photo, and a name can tell who, when and where. Settings can give names that tell nothing.
   *[other] { $count } copies are called after their photos, and a name can tell who, when and where. Settings can give names that tell nothing.
}
app-sum-camera = { $count ->
    [one] 1 copy is as large as its photo: by its size and its fine grain, somebody may tell which other photos are from the same camera.
   *[other] { $count } copies are as large as their photos: by their size and their fine grain, somebody may tell which other photos are from the same camera.
}
app-sum-no-face = { $count ->
    [one] No face was found in 1 photo. Look at it yourself: { $names }.
   *[other] No face was found in { $count } photos. Look at them yourself: { $names }.
}
app-sum-faces-not-looked = { $count ->
    [one] Nobody looked for faces in 1 photo; only your boxes are covered: { $names }.
   *[other] Nobody looked for faces in { $count } photos; only your boxes are covered: { $names }.
}
app-sum-text-missing = { $count ->
    [one] Nobody looked for text in 1 photo, since what reads it is missing: { $names }.
   *[other] Nobody looked for text in { $count } photos, since what reads it is missing: { $names }.
}
app-sum-text-given-up = { $count ->
    [one] There is more writing in 1 photo than Ombrelle looks at; there may be some that nobody saw. Look at it: { $names }.
   *[other] There is more writing in { $count } photos than Ombrelle looks at; there may be some that nobody saw. Look at them: { $names }.
}
app-sum-codes-given-up = { $count ->
    [one] A look for QR codes and bar codes was given up in 1 photo; there may be some that nobody saw. Look at it: { $names }.
   *[other] A look for QR codes and bar codes was given up in { $count } photos; there may be some that nobody saw. Look at them: { $names }.
}
app-sum-text-not-looked = { $count ->
    [one] Nobody looked for text in 1 photo. To see what it tells, open it: { $names }.
   *[other] Nobody looked for text in { $count } photos. To see what they tell, open them: { $names }.
}
app-sum-border = { $count ->
    [one] A face touches the edge of 1 photo; one that is cut off further can be missed. Look at it: { $names }.
   *[other] A face touches the edge of { $count } photos; one that is cut off further can be missed. Look at them: { $names }.
}
app-sum-unsure = { $count ->
    [one] The face finder was not sure of a face in 1 photo. Look at it: { $names }.
   *[other] The face finder was not sure of a face in { $count } photos. Look at them: { $names }.
}
app-sum-perhaps-no-face = { $count ->
    [one] In 1 photo, places that only looking harder found are treated as faces; they may be none. Look at it: { $names }.
   *[other] In { $count } photos, places that only looking harder found are treated as faces; they may be none. Look at them: { $names }.
}
app-sum-uncloaked = { $count ->
    [one] No cloak could be made for 1 photo; faces that the album book allows are shown without one: { $names }.
   *[other] No cloak could be made for { $count } photos; faces that the album book allows are shown without one: { $names }.
}
app-sum-not-judged = { $count ->
    [one] No verdict on the cloak could be given for 1 photo: { $names }.
   *[other] No verdict on the cloak could be given for { $count } photos: { $names }.
}
app-save-elsewhere = Save in another folder…
app-show-in-folder = Show in folder
app-copy-picture = Copy the picture
app-print = Print…
app-hand-on-changed = Changed since its copy was saved. Save it again before you copy or print it.
app-hand-on-first-save = Save a protected copy first: only that is copied or printed, never the photo itself.
app-hand-on-locked = The album book is to note where this copy goes, and it is locked. Nothing was copied or printed.
app-hand-on-locked-advice = Open the album book under People and consent, and try again.
app-hand-on-refused = The album book no longer lets somebody be seen who is shown in this copy. Nothing was copied or printed.
app-hand-on-refused-advice = Save the photo again: that face is covered then.
app-handed-clipboard = The picture of { $name } is on the clipboard. Every program that runs here can read it.
app-handed-printer = { $name } is with the printer.
app-handed-noted = The album book has noted it.
app-no-clipboard = The picture could not be put on the clipboard.
app-no-clipboard-advice = Show the copy in its folder and copy its file there.
app-no-printing = No print dialog could be opened from here.
app-no-printing-advice = Show the copy in its folder, open it with a program for pictures, and print it from there.
app-print-noted = { $name } did not go to the printer, though the album book has noted it as printed.
app-clipboard-noted = The picture of { $name } could not be put on the clipboard, though the album book has noted it as copied there.
app-noted-in-vain-advice = Try again, or take that note out: under People and consent, on the page of whoever is in the photo, “Where it went”.
# What the printer’s queue calls the page.
app-print-title = Photo
# Where a copy went, as the album book notes it.
app-place-clipboard = copied to the clipboard
app-place-printed = printed
# What the desktop shows when long work has ended, for whoever looks at another window: numbers alone.
app-long-done = { $count ->
    [one] 1 photo is done.
   *[other] { $count } photos are done.
}
app-long-look = { $count ->
    [one] 1 needs a look.
   *[other] { $count } need a look.
}
app-no-file-manager = No program for showing folders could be started. The copy is here:

# Who is who: the faces of all photos, named once.
app-who-is-who = Who is who
app-who-looking = Looking for faces: photo { $number } of { $total }
app-who-named = { $named } of { $count } named
app-who-none = No face was found in these photos. Look at them yourself: a face that is turned away, hidden or very small can be missed.
app-who-about = Faces that look alike are together. Name a person once, and it holds in every photo.
app-who-done = Nobody is left to name.
app-who-in = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-who-partly = { $name }, in { $named } of { $count }
app-who-several = several names
app-who-unnamed = no name yet
app-who-name-locked = name locked
app-who-passed = stays without a name
app-who-take-out = Somebody else: take this face out
app-who-take-out-about = Is somebody else among them? Press that face to take it out.
app-who-more = + { $count }
app-who-all-faces = Show all { $count } faces
app-who-find = Type a name
app-who-nobody = Nobody in the album book is called that.
app-who-refused-legend = Whoever has this mark stays covered for those who will see these photos.
app-who-pass = Leave without a name
app-who-no-name = Take the name away
app-who-in-all = In all these photos
app-who-shown-now = { $shown } shown, { $cloaked } cloaked, { $covered } covered
app-who-stays-covered = Stays covered.
app-who-too-few = This face could not be compared with others: it is too small or not plain enough.
app-who-twice = { $count ->
    [one] In 1 photo another face is { $name } already, so this one stays without the name.
   *[other] In { $count } photos another face is { $name } already, so these stay without the name.
}
app-who-twice-advice = Nobody is in a photo twice. Take out whoever is somebody else, or open the photo.
app-who-bound = { $count ->
    [one] 1 face stays covered: what was decided for this person does not allow showing it here.
   *[other] { $count } faces stay covered: what was decided for this person does not allow showing them here.
}
app-who-too-small = { $count ->
    [one] 1 face is too small for a cloak and stays as it was.
   *[other] { $count } faces are too small for a cloak and stay as they were.
}
app-who-not-opened = { $count ->
    [one] 1 photo could not be looked at, so its faces are missing here.
   *[other] { $count } photos could not be looked at, so their faces are missing here.
}
