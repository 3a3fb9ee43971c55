# What the jury says about a protected photo. About what was tried, and as plainly about what was not.

jury-heading = { $photo }, judged beside { $original }:

jury-verdict-hidden-from-all = Face { $number }: hidden from all that was tried. { $witnesses ->
    [one] The one recogniser that was asked
   *[other] None of the { $witnesses } recognisers that were asked
} { $witnesses ->
    [one] did not match it
   *[other] matched it
} to the unprotected face, on any of { $journeys } journeys.
jury-verdict-hidden-from-some = Face { $number }: hidden from some that were asked, recognised by others.
jury-verdict-recognised = Face { $number }: still recognised. Every recogniser whose answer counts matched it at least once.
jury-verdict-too-small-to-tell = Face { $number }: too small to tell. No recogniser matched it, but not all of them could have recognised so small a face unprotected either.
jury-verdict-not-judged = Face { $number }: not judged, because no eyes, nose and mouth were found to show it by.

jury-recognised-by = recognised by { $witness } ({ $role }): { $list }
jury-recognised-always = recognised by { $witness } ({ $role }) on every journey
jury-not-recognised-by = not recognised by { $witness } ({ $role })
jury-blind = { $witness } ({ $role }) could not have recognised so small a face even unprotected
jury-by-other = it is most like a face in the other photos that you gave
jury-found = the face finder still sees a face there
jury-not-found = the face finder sees no face there any more
jury-looks = likeness for the eye: SSIM { $ssim } of 1, SSIMULACRA2 { $score } of 100
jury-doubt-small = the face is small: recognisers are wrong about it more often
jury-doubt-at-the-border = the border cuts the face off: recognisers are wrong about it more often

jury-role-surrogate = the cloak is made against it
jury-role-kin = kept out of making the cloak, but of the family of one that it is made against
jury-role-held-out = kept out of making the cloak

jury-not-judged = No verdict on the cloaked faces could be given: { $reason }
jury-more = Who was asked, and what was not tried: ombrelle judge, with this copy and the original.

jury-asked = Who was asked:
jury-witness = { $title } ({ $role }): matches two faces from { $threshold } on; on the few portraits of its card it matched { $false-match }% of pairs of strangers, and missed { $false-non-match }% of pairs of one person
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
jury-not-tried-other-photos = other photos of the person (give some with --others)
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
