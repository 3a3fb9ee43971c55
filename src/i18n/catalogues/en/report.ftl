# The report of one photo. Says what was done and, as plainly, what is not protected.

report-covered = { $count ->
    [one] 1 face is covered for good ({ $cover }).
   *[other] { $count } faces are covered for good ({ $cover }).
}
report-covered-drawn = { $count ->
    [one] 1 box that you drew is covered for good ({ $cover }).
   *[other] { $count } boxes that you drew are covered for good ({ $cover }).
}
report-cloaked = { $count ->
    [one] 1 face is cloaked, not covered: people still see it.
   *[other] { $count } faces are cloaked, not covered: people still see them.
}
report-shown = { $count ->
    [one] 1 face is left visible, as you asked.
   *[other] { $count } faces are left visible, as you asked.
}
report-no-face = No face was found, so nothing is covered. Look at the photo yourself before you share it.
report-no-other-face = Ombrelle found no face. Look at the photo yourself before you share it.
report-finder-missing = Nothing is covered: what finds faces is missing, so nobody looked.
report-nobody-looked = Nothing is covered: nobody looked for faces, as you asked.

looked-harder-nothing = Looked harder for faces: no further place was found.

report-text-covered = { $count ->
    [0] No text and no code was found to cover.
    [one] 1 line of text or code is covered for good.
   *[other] { $count } lines of text or codes are covered for good.
}
report-removed = Removed from the file: { $list }.
report-nothing-to-remove = The file gave away nothing besides the picture.
report-mark = Added: a mark that says no to AI training. It is a request; not everybody respects it.
report-resized = Made smaller: from { $width } × { $height } to { $new-width } × { $new-height } pixels.
list-joint = {"; "}

# What a person should know about faces, or look at.
notice-taken-away = { $count ->
    [one] Face { $faces } was found and stays visible: you took its box away.
   *[other] Faces { $faces } were found and stay visible: you took their boxes away.
}
notice-made-smaller = { $count ->
    [one] You made the cover of face { $faces } smaller: a part of the head may stay visible.
   *[other] You made the covers of faces { $faces } smaller: a part of each head may stay visible.
}
notice-under-a-cover = { $count ->
    [one] Face { $faces } stays visible, but the cover beside it hides a part of it.
   *[other] Faces { $faces } stay visible, but the covers beside them hide a part of each.
}
notice-at-the-border = { $count ->
    [one] Face { $faces } touches the edge of the photo. Look there yourself: a face that is cut off further can be missed.
   *[other] Faces { $faces } touch the edge of the photo. Look there yourself: a face that is cut off further can be missed.
}
notice-unsure = { $count ->
    [one] The face finder was not sure of face { $faces }: look at it yourself.
   *[other] The face finder was not sure of faces { $faces }: look at them yourself.
}
notice-perhaps-no-face = { $count ->
    [one] Face { $faces } was found only by looking harder, and may be no face: look at it yourself.
   *[other] Faces { $faces } were found only by looking harder, and some may be no face: look at them yourself.
}
notice-several-for-one = Each of the faces { $faces } could be the same person, and nobody is in a photo twice: all of them stay covered. Say which it is by its number, if you want to show one.

report-not-protected = What is not protected:

gap-faces-shown = faces left visible can be recognised, by people and by machines
gap-faces-cloaked = a cloak is no promise: what was not tried may still recognise the face, now or later; only a cover hides it for good
gap-not-looked-for-faces = nobody looked for faces: only the boxes that you gave are covered
gap-faces-may-be-missed = a face can be missed when it is turned away, hidden or very small: look at the result yourself
gap-text-may-be-missed = text can be missed when it is small, blurred, cut or written by hand: look at the result yourself
gap-not-looked-for-text = nobody looked for text: what reads it is missing
gap-text-given-up = there is more writing in the picture than Ombrelle looks at: there may be some that nobody saw and that is not covered
gap-codes-given-up = a look for QR codes and bar codes was given up: there may be some in the picture that nobody saw and that are not covered
gap-surroundings = clothes, places, company, writing and light in the picture can still tell who, where and when, the more so in several photos
gap-file-name = the copy is called after the photo, and a name can tell who, when and where: rename it before you share it, or use `--neutral-names`
gap-camera-traces = whoever has other photos of the same camera can compare the noise of its sensor, the size in pixels and the traces of how it packs pictures: `--max-side` (for example 1600) makes that harder
gap-camera-traces-blurred = made smaller, the picture is harder to link to other photos of the same camera, not impossible: the noise of the sensor can still be compared
gap-camera-traces-some = { $smaller ->
    [one] 1 copy is smaller than its photo and so harder to link to other photos of the same camera, not impossible
   *[other] { $smaller } copies are smaller than their photos and so harder to link to other photos of the same camera, not impossible
}; { $same ->
    [one] 1 copy is as large as its photo, which was no larger than `--max-side`: whoever has other photos of the same camera
   *[other] { $same } copies are as large as their photos, which were no larger than `--max-side`: whoever has other photos of the same camera
} can compare the noise of its sensor, the size in pixels and the traces of how it packs pictures
