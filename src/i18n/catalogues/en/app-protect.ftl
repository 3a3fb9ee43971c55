## The window: protecting photos.

app-audience-title = Who will see these photos?
app-audience-why = This sets what happens to each face at first. You can change every one of them.
app-audience-only-us = The photo stays with those who live with it.
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
app-add-photos = Add photos
app-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-grid-hint = Open a photo to decide about each face. Whatever you do not open gets the safest choice: every face covered.
app-photo-fault = cannot be opened
app-photo-saved = copy saved
app-photo-seen = looked at
app-no-photo-there = No photo was found there.
app-copies-left-out = { $count ->
    [one] 1 protected copy was left out.
   *[other] { $count } protected copies were left out.
}
app-files-left-out = { $count ->
    [one] 1 file that is no photo was left out.
   *[other] { $count } files that are no photos were left out.
}
app-nothing-copied = There is no copied photo.
app-nothing-copied-advice = Copy a photo or files in another program, then paste here.
app-all-photos = All photos
app-previous-photo = Previous photo
app-next-photo = Next photo
app-mode-boxes = Faces
app-mode-compare = Before and after
app-mode-difference = Difference ×10
app-draw = Draw a box
app-undo = Undo
app-redo = Do again
app-zoom-in = Larger
app-zoom-out = Smaller
app-faces = Faces
app-no-face = No face was found. Look at the photo yourself: a face that is turned away, hidden or very small can be missed.
app-face = Face { $number }
app-box = Box { $number }
app-new-box = Add a box
app-remove-box = Take this box away
app-box-covered = { $number } · covered
app-box-cloaked = { $number } · cloaked
app-box-shown = { $number } · shown
app-decision-show = Stays visible
app-decision-cloak = Cloaked: people see it, machines may lose it
app-decision-cover = Covered for good: { $cover }
app-why-unknown = Nobody said who this is.
app-why-chosen = You chose this.
app-why-drawn = You drew this box.
app-bound = What was decided for this person does not allow showing the face here. Only the kind of cover can be changed.
app-cover = Cover
app-cloak = Cloak
app-show = Show
app-cloak-light = Light
app-cloak-balanced = Balanced
app-cloak-strong = Strong
app-cloak-honest = A cloak is no promise. It makes searching harder today; some recognisers still know the face, and others will. Only a cover hides it for good.
app-show-honest = People and machines can recognise this face.
app-no-cloak-here = This build of Ombrelle cannot make cloaks.
app-no-cloak-face = This face is too small for a cloak, or its eyes, nose and mouth are not known.
app-who = Who is this?
app-nobody = Nobody named
app-who-needs-book = Names and what was agreed are in the album book.
app-open-book = Open the album book
app-jury = What recognisers say
app-jury-legend = A row is a recogniser, a column what may happen to the photo. Filled: still recognised. Empty: not recognised. Dot: not recognised unprotected either.
app-tells = What else the photo tells
app-tells-nothing = Nothing was found.
app-not-looked = Nobody looked.
app-left-out = Left out of the copy
app-cover-text = Cover it
app-text-covered = Covered
app-plain-name = photo.jpg
app-plain-name-use = Give the copy a plain name
app-look-at-face = Show me this face
app-try = Look at the result
app-trying = Making the result…
app-save = Save a protected copy
app-save-all = Save copies of all
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
app-saved-stopped = Stopped: { $done } of { $total } copies are saved.
app-not-saved = { $count ->
    [one] 1 photo could not be saved.
   *[other] { $count } photos could not be saved.
}
app-saved-noted = { $count ->
    [one] The album book has noted 1 photo.
   *[other] The album book has noted { $count } photos.
}
app-show-in-folder = Show in folder
app-no-file-manager = No program for showing folders could be started. The copy is here:
