# What the command `ombrelle` says while it works.

protect-written = { $from } → { $to }
protect-renamed = Named { $to }: another photo would give a result of the same name.
protect-working = Protecting
protect-other-files = { $count ->
    [one] 1 other file is not a photo and was left alone.
   *[other] { $count } other files are not photos and were left alone.
}
protect-videos = { $count ->
    [one] 1 video was left alone: Ombrelle covers no faces in videos, and whoever is in it stays visible.
   *[other] { $count } videos were left alone: Ombrelle covers no faces in videos, and whoever is in them stays visible.
}
look-videos = { $count ->
    [one] 1 video was left alone: only pictures are looked at, and whoever is in it is not in this list.
   *[other] { $count } videos were left alone: only pictures are looked at, and whoever is in them is not in this list.
}
look-copies = { $count ->
    [one] 1 protected copy was left alone: to have it looked at too, name it by itself.
   *[other] { $count } protected copies were left alone: to have one looked at too, name it by itself.
}
group-copies = { $count ->
    [one] 1 protected copy was left alone: faces are compared in the photos themselves.
   *[other] { $count } protected copies were left alone: faces are compared in the photos themselves.
}
protect-names-tell = File names to change before you share, since they tell { $what }: { $list }.
protect-names-more = { $list } and { $count ->
    [one] 1 more
   *[other] { $count } more
}
names-tell-place = a place
names-tell-school = a school
names-tell-club = a club
names-tell-name = the name of somebody
names-tell-date = a day
protect-animation = Only the first picture of the animation is in the copy.

skip-protected-copy = Skipped: by its name, this is already a protected copy.
skip-protected-copy-advice = To protect it again, rename it first.
skip-link = Skipped: this link leads nowhere.
skip-linked-folder = Skipped: this is a link to a folder, and Ombrelle does not follow it. For the photos there, name it by itself.

no-photo = There is no photo in this folder.
no-photo-advice = Choose a folder that holds photos.
no-such-face = { $count ->
    [0] No face was found in this photo, so there is no face number { $number }.
    [one] This photo has 1 face; there is no face number { $number }.
   *[other] This photo has { $count } faces; there is no face number { $number }.
}
no-such-face-advice = To see the numbers: ombrelle faces { $path }
refusal-no-such-face-advice = Choose one of the faces of this photo.
refusal-bound = What was decided for this person does not allow showing face { $number } here.
refusal-bound-advice = Only the kind of cover can be changed.
refusal-bound-locked = No open album book has the name of face { $number }, so it stays covered.
refusal-bound-locked-advice = Open the album book, then decide again.
protect-ending = { $sentence } Which: ombrelle consent list
protect-alike = { $shown ->
    [0] In no photo is exactly one person like the face that you gave: everybody is covered.
    [one] In 1 photo somebody like the face that you gave is shown. Two programs ({ $first } and { $second }) compared and agreed. They mix people up, also some who do not look alike, and children most often: look at the copy.
   *[other] In { $shown } photos somebody like the face that you gave is shown. Two programs ({ $first } and { $second }) compared and agreed. They mix people up, also some who do not look alike, and children most often: look at each copy.
}
refusal-person-twice = Face { $number } would be the same person as face { $other }, and nobody is in a photo twice.
refusal-person-twice-advice = Give the name to one of them; the other stays covered without a name.
keep-several = --keep and --cloak-only count the faces of one photo, and there are several photos here.
keep-several-advice = Protect that photo by itself, then the others without these options.
kept-and-cloaked = Face { $number } is both to stay as it is (--keep) and to be cloaked (--cloak-only).
kept-and-cloaked-advice = Give its number to one of the two options.

total-written = { $count ->
    [one] 1 protected copy written
   *[other] { $count } protected copies written
}
total-skipped = { $count ->
    [one] 1 photo skipped ({ $why })
   *[other] { $count } photos skipped ({ $why })
}
total-failed = { $count ->
    [one] 1 failed ({ $why })
   *[other] { $count } failed ({ $why })
}
total-stopped-before = { $count ->
    [one] { $count } photo not done yet (stopped)
   *[other] { $count } photos not done yet (stopped)
}
total = { $list }.
total-joint = {", "}
total-stopped = Stopped: { $done } of { $total } photos were done. Nothing half-done was left.
why-counted = { $why }: { $count }

why-impossible = what was asked is not possible
why-unreadable = could not be read
why-not-a-picture = no picture that can be opened
why-no-finder = the face finder is missing
why-exists = the result exists already
why-already-protected = already a protected copy
why-link = a link that leads nowhere
why-not-written = could not be written
why-not-proved = not proved clean
why-not-opened = the register or the album book could not be opened

map-several = --map draws the place of one photo.
map-several-advice = Name one photo, or leave out --map.
out-several = --out { $path } names one file, and there are several photos here, or a folder.
out-several-advice = Name a folder for all of them: { $path }/ makes one of that name.
out-other-kind = --out { $path } ends like another kind of file than the copy.
out-other-kind-advice = The copy would end with .{ $ending }: write that, or choose another kind with --format jpeg, png or webp. With / at its end the name is a folder’s.
out-neutral = --out { $path } names the copy, and --neutral-names would name it otherwise.
out-neutral-advice = Leave out one of the two, or name a folder.
hint-draw-boxes = With this command: add --no-detect and --box X,Y,WIDTH,HEIGHT for each face.
hint-existing = With this command: --out FOLDER chooses another folder, --force replaces the file.
hint-force = With this command: --force replaces the file.
hint-out = With this command: --out FOLDER chooses another folder.
hint-too-small = With this command: leave out --cloak for this photo, or add --box X,Y,WIDTH,HEIGHT.
hint-box = With this command: --box X,Y,WIDTH,HEIGHT.
hint-smaller = With this command: --format png, or --max-side 4096.

inspect-heading = { $path } ({ $kind }) gives away:
inspect-nothing = { $path } ({ $kind }): nothing was found besides the picture itself.
inspect-incomplete = A part of this file could not be understood: it may tell more than this.
inspect-more = { $count ->
    [one] and 1 more (--json lists everything)
   *[other] and { $count } more (--json lists everything)
}
inspect-advice = To make a copy whose file holds none of this: ombrelle protect { $path }
inspect-picture = What the picture shows (faces, places, writing) can tell more.

faces-count = { $path }: { $count ->
    [0] no face was found.
    [one] 1 face.
   *[other] { $count } faces.
}
faces-one = { $number }. box { $box }, { $score }% sure
faces-one-perhaps = { $number }. box { $box }, { $score }% sure, perhaps no face
faces-look = Look at the photo yourself: a face can be missed when it is turned away, hidden or very small.
faces-keep = To leave a face visible: ombrelle protect --keep NUMBER { $path }
faces-keep-harder = To leave a face visible: ombrelle protect --look-harder --keep NUMBER { $path }
faces-drawn = Boxes and numbers drawn in { $to }. The faces are visible there: keep it to yourself.

man-written = Manual pages written in { $folder }.

output-failed = The text could not be written. { $detail }
