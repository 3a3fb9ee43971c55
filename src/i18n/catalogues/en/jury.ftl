# What the jury says about a protected photo. About what was tried, and as plainly about what was not.

jury-heading = { $photo }, judged beside { $original }:

jury-verdict-hidden-from-all = Face { $number }: hidden from all that was tried. { $witnesses ->
    [one] The one recogniser that was asked
   *[other] None of the { $witnesses } recognisers that were asked
} { $witnesses ->
    [one] did not match it
   *[other] matched it
} to the unprotected face, on any of { $journeys } journeys.
jury-verdict-hidden-from-kin = Face { $number }: hidden from those that were asked, but nobody else was asked. { $witnesses ->
    [one] The one recogniser that was asked
   *[other] None of the { $witnesses } recognisers that were asked
} { $witnesses ->
    [one] did not match it
   *[other] matched it
} to the unprotected face, on any of { $journeys } journeys; but no recogniser of a family apart from the making of the cloak gave an answer on all of them, and others may well know the face.
jury-verdict-hidden-from-some = Face { $number }: hidden from some that were asked, recognised by others.
jury-verdict-recognised = Face { $number }: still recognised. Every recogniser whose answer counts matched it at least once.
jury-verdict-too-small-to-tell = Face { $number }: too small to tell. No recogniser matched it, but not all of them could have recognised so small a face unprotected either.
jury-verdict-not-judged = Face { $number }: not judged, because no eyes, nose and mouth were found to show it by.

jury-next-hidden-from-all = If the child must never be found, cover the face, unless a cover of Ombrelle lies on it already: others were not asked, and in our measurements a recogniser of another kind than those that a cloak was made against still knew most faces.
jury-next-hidden-from-kin = Cover it; or install the recognisers that are missing and ask again.
jury-next-hidden-from-some = Cover it; if it has to stay visible, take the strong cloak, unless it has that already, or share the photo smaller, and ask again. Where a cover of Ombrelle lies on it already, such a match is chance: a cover holds no pixel of the face.
jury-next-recognised = Cover it; if it has to stay visible, take the strong cloak, unless it has that already, or share the photo smaller, and ask again.
jury-next-too-small-to-tell = Cover it if the child must not be found, or share the photo smaller still.
jury-next-not-judged = Cover it: nothing is known about it.
jury-next-cloaked = If the child must never be found, cover the face: others were not asked, and in our measurements a recogniser of another kind than those that a cloak was made against still knew most faces.
jury-next-covered = Nothing of it is left in the photo: there is nothing more to do for it.

jury-elsewhere-hidden-from-all = Face { $number }, beside the other photos that you gave: no recogniser matched it to them, on any journey. Face search compares in this way.
jury-elsewhere-hidden-from-kin = Face { $number }, beside the other photos that you gave: none of those that were asked matched it to them; but no recogniser of a family apart from the making of the cloak gave an answer on every journey.
jury-elsewhere-hidden-from-some = Face { $number }, beside the other photos that you gave: some recognisers matched it to them. Face search compares in this way.
jury-elsewhere-recognised = Face { $number }, beside the other photos that you gave: every recogniser whose answer counts matched it to them. Face search compares in this way.
jury-elsewhere-too-small-to-tell = Face { $number }, beside the other photos that you gave: no recogniser matched it to them, but not all would match the unprotected face to them either.
jury-elsewhere-not-judged = Face { $number }, beside the other photos that you gave: not judged.

jury-elsewhere-next-hidden-from-all = If the child must never be found, cover the face all the same: face search itself was not asked, and may still match it. Two cloaked photos of one person are still matched to each other.
jury-elsewhere-next-hidden-from-kin = Cover it; or install the recognisers that are missing and ask again.
jury-elsewhere-next-hidden-from-some = Cover it; if it has to stay visible, take the strong cloak, unless it has that already, or share the photo smaller, and ask again.
jury-elsewhere-next-recognised = Cover it; if it has to stay visible, take the strong cloak, unless it has that already, or share the photo smaller, and ask again.
jury-elsewhere-next-too-small-to-tell = Cover it if the child must not be found; or give photos in which the person is seen well, and ask again.
jury-elsewhere-next-not-judged = Cover it: nothing is known about it.
# In the window, which has other photos open.
jury-beside-compared = The face was compared with { $count ->
    [one] 1 photo
   *[other] { $count } photos
} of this person, out of { $total ->
    [one] 1 other photo
   *[other] { $total } other photos
} here.
jury-beside-nobody = Face { $number }: as far as a recogniser can tell, this person is in no other photo here; { $total ->
    [one] 1 was looked at
   *[other] { $total } were looked at
}. So nothing is known about face search. Add photos in which the person is seen well and ask again, or cover the face if the child must not be found.
jury-beside-not-opened = { $count ->
    [one] 1 photo could not be opened, and nothing was compared with it.
   *[other] { $count } photos could not be opened, and nothing was compared with them.
}

jury-recognised-by = recognised by { $witness } ({ $role }): { $list }
jury-recognised-always = recognised by { $witness } ({ $role }) on every journey
jury-not-recognised-by = not recognised by { $witness } ({ $role })
jury-blind = { $witness } ({ $role }) could not have recognised so small a face even unprotected
jury-found = the face finder still sees a face there: a cloak changes who a face looks like to a program, not that it is a face
jury-not-found = the face finder sees no face there any more
jury-seen-hardly = the change of the face is hardly seen
jury-seen-when-looked-for = the change of the face is seen when you look for it
jury-seen-plainly = the change of the face is plainly seen
# The table of the window, for whoever hears it.
jury-heard-tried = Tried: { $list }.
jury-heard-recognised = { $witness } still knows the face in these cases: { $list }.
jury-heard-recognised-always = { $witness } still knows the face in each of these cases.
jury-heard-hidden = { $witness } does not know the face in these cases: { $list }.
jury-heard-hidden-always = { $witness } does not know the face in any of these cases.
jury-heard-blind = { $witness } would not know even the unprotected face in these cases: { $list }.
jury-heard-blind-always = { $witness } would not know even the unprotected face in any of these cases.

jury-doubt-small = the face is small: recognisers are wrong about it more often
jury-doubt-at-the-border = the border cuts the face off: recognisers are wrong about it more often

jury-role-surrogate = the cloak is made against it
jury-role-kin = close kin of a program that the cloak is made against
jury-role-held-out = had no part in making the cloak

jury-not-judged = No verdict on the cloaked faces could be given: { $reason }
jury-more = Who was asked, and what was not tried: ombrelle judge, with this copy and the original.

# With --verbose alone.
numbers-heading = In numbers:
numbers-budget = { $count ->
    [one] 1 cloaked face: no value of a pixel changed by more than { $budget } of 255
   *[other] { $count } cloaked faces: no value of a pixel changed by more than { $budget } of 255
}
numbers-looks = face { $number }: SSIM { $ssim }, SSIMULACRA2 { $ssimulacra2 }, PSNR { $psnr } dB
numbers-itself = face { $number }, { $witness }: likeness to the photo that it was made from { $least } to { $most }, matched from { $threshold } on
numbers-others = face { $number }, { $witness }: likeness to other photos { $least } to { $most }, matched from { $threshold } on

jury-asked = Who was asked:
jury-witness = { $title } ({ $role }): matches two faces from { $threshold } on; among photos of 36 adults it then matched { $false-match }% of pairs of strangers, and missed { $false-non-match }% of pairs of one person
jury-surrogates = Ombrelle’s cloak is made against { $surrogates } of the { $count } recognisers: hiding from those is the easy part, and tells little about others.
jury-no-surrogate = None of them was used to make Ombrelle’s cloak.
jury-others = Each face was also compared with { $count ->
    [one] 1 face
   *[other] { $count } faces
} in other photos.

jury-not-tried = What was not tried, and may recognise the face:
jury-not-tried-witness = { $title }, which is not installed
jury-not-tried-held-out-witness = a recogniser of a family that was kept out of making the cloak: none is installed
jury-not-tried-generative-round-trip = recognisers after a picture generator took the photo in: no model for it is installed
jury-not-tried-other-photos = other photos of the person (give some, or the folder of an album, with --others)
jury-not-tried-services = face search and recognition services: asking them means sending them the photo
jury-not-tried-purifiers = programs that have learned to take cloaks away
jury-not-tried-later-recognisers = recognisers that are made later: what is posted today stays for them
jury-people = All this is about machines. People see in the photo what you see in it.

jury-journey-as-exported = as it is
jury-journey-messenger = messenger (1600 pixels, JPEG 70)
jury-journey-social-feed = social feed (1080 pixels, JPEG 78)
jury-journey-small-feed = small feed (720 pixels, JPEG 65)
jury-journey-screenshot = screenshot (0.6 times, JPEG 80)
jury-journey-light-clean-up = light clean-up (blur)
jury-journey-heavy-clean-up = heavy clean-up (noise, median, JPEG 50)
jury-journey-mean-filter = mean filter (pixels by chance)
jury-journey-strong-denoising = strong denoising
jury-journey-generative-round-trip = through a picture generator

chart-title = Which recognisers still know the face, after which journey
chart-role-surrogate = cloak made against it
chart-role-kin = kept out, same family
chart-role-held-out = kept out
chart-threshold = matches from { $threshold }
chart-recognised = recognised: the likeness reaches the recogniser’s threshold
chart-hidden = not recognised by this recogniser after this journey; it says nothing about others
chart-blind = no answer: this recogniser would not know even the unprotected face after this journey

judge-chart-written = The chart is in { $to }.
judge-difference-written = The change, ten times as strong, is in { $to }. What was covered is black there. A cloaked face can be worked out from it together with the protected photo: keep it to yourself.
