# What went wrong: `err-` says what happened, `rec-` what to do. One pair for each reason of core.
# Plain words, no blame. `rec-` never starts with "you should".

about-a-file = { $path }: { $sentence }

err-not-found = There is no file or folder of this name.
rec-not-found = Check the name and the folder, then try again.

err-is-a-folder = This is a folder, not a file.
rec-is-a-folder = Choose a photo inside the folder, or another name for the result.

err-no-permission = The system does not let Ombrelle read or write here.
rec-no-permission = Copy the photo to a folder of your own, or choose another folder for the result.

err-empty-file = The file is empty: there is no picture in it.
rec-empty-file = Copy it again from the phone or the camera.

err-link-loop = This link leads back to itself.
rec-link-loop = Choose the photo itself instead of the link.

err-not-a-file = This is not an ordinary file.
rec-not-a-file = Copy the photo to an ordinary file, then try again.
err-unfit-disk-name = The disk does not take this name: it is too long, or has a character that it does not allow.
rec-unfit-disk-name = Give the photo a shorter, simple name, or use `--neutral-names` for the copies.
err-not-a-folder = There is a file where a folder is needed.
rec-not-a-folder = Choose another folder for the result, or give that file another name.

err-io = The system reports a problem: “{ $detail }”.
rec-io = Check that the disk or the card is well connected, then try again.

err-not-a-picture = This is not a picture, or not of a kind that Ombrelle opens.
rec-not-a-picture = Ombrelle opens JPEG, PNG, WebP, TIFF, GIF and HEIC pictures (on a computer AVIF and JPEG XL too). Save the photo as one of these, then try again.
err-is-a-video = This is a video, and Ombrelle covers faces in pictures alone: whoever is in it stays visible.
rec-is-a-video = Do not share it without asking the people in it; or take a picture out of it and protect that.

err-unsupported = The picture uses something that Ombrelle does not open yet: { $feature }.
rec-unsupported = Open it in another program, save a copy as JPEG or PNG, then try again with that copy.

err-truncated = The file stops in the middle: a part of the picture is missing.
rec-truncated = Copy it again from the phone or the camera; the first copy was perhaps interrupted.

err-damaged = The picture is damaged and cannot be opened (technical detail: { $detail }).
rec-damaged = Copy it again from the phone or the camera, or try another copy of it.

err-neither-picture-nor-video = This is neither a picture nor a video that Ombrelle knows.
rec-neither-picture-nor-video = Ombrelle makes fingerprints of JPEG, PNG, WebP, TIFF, GIF and HEIC pictures (on a computer AVIF and JPEG XL too) and of MP4, MOV and WebM videos. Choose the original file.

err-video-truncated = The file stops in the middle: a part of the video is missing.
rec-video-truncated = Copy it again from the phone or the camera; the first copy was perhaps interrupted.

err-video-damaged = The video is damaged and cannot be read.
rec-video-damaged = Copy it again from the phone or the camera, or try another copy of it.

err-too-many-bytes = The file is very large, { $size }; Ombrelle opens files up to { $limit }.
rec-too-many-bytes = Save a smaller copy with another program, then try again.

err-too-many-pixels = The picture says that it is { $width } × { $height } pixels; Ombrelle opens up to { $limit } million pixels.
rec-too-many-pixels = Save a smaller copy with another program, or take the photo again with fewer megapixels. If you do not know where this file comes from, do not trust it.

err-took-too-long = Opening the picture took more than { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}, so Ombrelle stopped.
rec-took-too-long = Save a copy as JPEG with another program, then try again with that copy.

err-decoder-ended = Opening the picture broke off: the file is damaged, or made to do harm. Nothing else was affected.
rec-decoder-ended = If you know where the file comes from, save a copy as JPEG with another program and try again with that copy. If not, do not trust it.

err-no-memory-for-photo = This computer has not enough free memory to open the photo.
rec-no-memory-for-photo = Close other programs, then try again.

err-decoder-missing = Ombrelle could not start the separate process in which it opens photos, so it opened none.
rec-decoder-missing = Close other programs and try again. If it stays so, install Ombrelle again.

err-model-missing = A model for faces or text is not installed (“{ $name }” is missing).
rec-model-missing = Install Ombrelle again. Without the face finder you can still draw the boxes to cover yourself.

err-model-altered = A model for faces or text has changed since it was checked (“{ $name }”), so Ombrelle does not trust it.
rec-model-altered = Install Ombrelle again. Without the face finder you can still draw the boxes to cover yourself.

err-model-broken = A model for faces or text does not run on this computer (“{ $name }”, technical detail: { $detail }).
rec-model-broken = Install Ombrelle again. Without the face finder you can still draw the boxes to cover yourself.

err-runtime-missing = A part that the face finder needs is not installed: ONNX Runtime.
rec-runtime-missing = Install Ombrelle again. Without the face finder you can still draw the boxes to cover yourself.

err-runtime-broken = A part that the face finder needs does not start: ONNX Runtime (technical detail: { $detail }).
rec-runtime-broken = Install Ombrelle again. Without the face finder you can still draw the boxes to cover yourself.

err-runtime-reports = The ONNX Runtime library that ORT_DYLIB_PATH names can report to its maker over the network, so Ombrelle does not load it.
rec-runtime-reports = Leave ORT_DYLIB_PATH empty, or name a library of version 1.28 or older, or one built without telemetry. Without the face finder you can still draw the boxes to cover yourself.


err-face-too-small = Face { $number } is smaller than 24 pixels: too small for a cloak.
rec-face-too-small = Cover it instead, or draw a box over the face.





err-out-of-memory = This computer has not enough free memory for this.
rec-out-of-memory = Close other programs, then try again. To cover a face needs less memory than to cloak it.

err-no-face-to-judge = No face was found in the original, so there is nothing to judge.
rec-no-face-to-judge = Look whether it is the right photo. A face that the finder misses can still be known to other programs: cover it by a box of your own.

err-other-proportions = The protected photo does not have the proportions of the original, so its faces cannot be found by their places.
rec-other-proportions = Give the original from which this photo was made, not a cut-out or a turned copy.

err-other-photo = The two photos do not show the same thing, so a verdict would say nothing.
rec-other-photo = Give the original from which the protected photo was made.

err-no-witness = No recogniser is installed, so nobody can judge the photo.
rec-no-witness = Install Ombrelle again, with its recognisers.

err-photo-changed = The photo is not the one that was looked at: it has changed since.
rec-photo-changed = Open it again, and look at what is to be covered once more.

err-region-outside = A box to cover lies outside the picture, or is empty.
rec-region-outside = Give the box in pixels of the picture, from its top left corner.

err-cover-failed = A cover did not hide all that it has to, so the result was kept back.
rec-cover-failed = Nothing was written. Please report this fault of Ombrelle; until it is mended, do not share this photo.

err-too-large-for-format = The picture is too large for this kind of file, which allows { $limit } pixels a side.
rec-too-large-for-format = Choose another kind of file, or a smaller picture.

err-register-missing = There is no register here yet.
rec-register-missing = Make one first, or say where yours is.

err-register-exists = There is a register here already, and it was left as it is.
rec-register-exists = Use it, or choose another place for a new one.

err-empty-passphrase = The passphrase is empty.
rec-empty-passphrase = Several words that nobody would guess make a good passphrase.

err-register-wrong-passphrase = The register does not open with this passphrase.
rec-register-wrong-passphrase = Try again, with an eye on capital letters and the language of the keyboard.

err-register-damaged = This file is damaged, or is not a register, so nothing of it was used.
rec-register-damaged = If a previous version is kept beside it, that one can be put back. A copy of your own can take its place too.

err-register-newer = A newer version of Ombrelle wrote this register, so this one left it as it is.
rec-register-newer = Install the newest Ombrelle, then try again.

err-register-in-use = Another program has the register open.
rec-register-in-use = Close the other program, or wait until it is done, then try again.

err-no-such-entry = The register has no item number { $number }.
rec-no-such-entry = List the items to see their numbers.
err-no-such-evidence = The evidence log has no entry number { $number }.
rec-no-such-evidence = List the log to see its numbers.
err-no-such-copy = No copy of a file is kept with entry { $number } of the evidence log.
rec-no-such-copy = List the log to see which entries have one.
err-copy-too-large = A file of more than { $limit } is too large for a copy in the register.
rec-copy-too-large = Keep the file itself as it is, on your device; its SHA-256 is noted.
err-copies-full = The copies in the register would have more than { $limit } together.
rec-copies-full = Write out a copy that is no longer needed here and take its entry out. The SHA-256 of this file is noted.
err-copy-of-item = This file is, or may be, what item { $number } shows, so no copy of it is kept.
rec-copy-of-item = Leave it where it is: its SHA-256 is noted. Copies are for messages; a help line or the police says what else to keep.
err-copy-of-animation = This is an animation: of its pictures, only the first can be compared with the items, so no copy of it is kept.
rec-copy-of-animation = Leave it where it is: its SHA-256 is noted. Copies are for messages; a help line or the police says what else to keep.

err-directory-too-large = An update of the help lines has at most { $limit }, and this file has more.
rec-directory-too-large = Choose the file that was published as an update. The list of help lines is still the one before.
err-directory-unsigned = This file is no update of the help lines, or only the beginning of one.
rec-directory-unsigned = Get the file again, whole. The list of help lines is still the one before.
err-directory-other-key = This update is signed by a key that is not the one of this version of Ombrelle, so nothing of it was used.
rec-directory-other-key = Take updates from where you have Ombrelle from. The list of help lines is still the one before.
err-directory-altered = This update was cut or changed after it was signed, so nothing of it was used.
rec-directory-altered = Get the file again. The list of help lines is still the one before.
err-directory-old = This update was checked on { $checked }, and the list that is there on { $there }, so it was left as it is.
rec-directory-old = Nothing needs to be done.
err-directory-unread = This update is signed, but this version of Ombrelle does not understand it, so nothing of it was used.
rec-directory-unread = Install the newest Ombrelle, which brings a list of its own. The list of help lines is still the one before.

err-register-nothing-to-restore = There is nothing to put back: the register opens, or no previous version is there.
rec-register-nothing-to-restore = The register was left as it is.

err-exists-already = There is already something of this name, and it was left as it is.
rec-exists-already = Choose another folder for the result, or allow Ombrelle to replace the file.

err-copy-changed = The copy is not any more what was saved: its file has changed since.
rec-copy-changed = Save the protected copy again.
err-would-replace-original = The result would take the place of the original, which Ombrelle never does.
rec-would-replace-original = Choose another name or another folder for the result.
err-would-replace-sealed = The result would take the place of an encrypted file, such as a register or an album book, which Ombrelle never does.
rec-would-replace-sealed = Choose another name or another folder for the result.
err-not-one-face = { $count ->
    [0] No face was found in this photo, so nobody can tell who is to be looked for.
    [one] The face in this photo is too small or not plain enough to be compared.
   *[other] This photo has { $count } faces, so nobody can tell who is to be looked for.
}
rec-not-one-face = Give a photo in which this person alone is to be seen, large and from the front; cut one out if need be.

err-disk-full = The disk is full, so the result was not written.
rec-disk-full = Make room on the disk, or choose a folder on another one.

err-read-only = Nothing can be written in this folder: it is read-only.
rec-read-only = Choose another folder for the result.

err-not-proved-clean = Ombrelle could not prove that the result is clean, so it was kept back. Still inside: { $left }.
rec-not-proved-clean = Nothing was written. Try another kind of file, for example PNG, and please report this fault of Ombrelle.

err-cancelled = Stopped, as you asked.
rec-cancelled = Nothing half-done was left. Start again whenever you like.

err-book-missing = There is no album book here yet.
rec-book-missing = Make one first, or say where yours is.

err-book-exists = There is an album book here already, and it was left as it is.
rec-book-exists = Use it, or choose another place for a new one.

err-book-wrong-passphrase = The album book does not open with this passphrase.
rec-book-wrong-passphrase = Try again, with an eye on capital letters and the language of the keyboard.

err-book-damaged = This file is damaged, or is not an album book, so nothing of it was used.
rec-book-damaged = If a previous version is kept beside it, that one can be put back. A copy of your own can take its place too.

err-book-newer = A newer version of Ombrelle wrote this album book, so this one left it as it is.
rec-book-newer = Install the newest Ombrelle, then try again.

err-book-in-use = Another program has the album book open.
rec-book-in-use = Close the other program, or wait until it is done, then try again.

err-book-nothing-to-restore = There is nothing to put back: the album book opens, or no previous version is there.
rec-book-nothing-to-restore = The album book was left as it is.

err-no-such-person = Nobody in the album book is called { $name } or has this number.
rec-no-such-person = Look at the list of people, or add the person first.

err-name-taken = Somebody in the album book is called { $name } already.
rec-name-taken = Choose a name that tells the two apart, for example with the first letter of the family name, or of a second first name where that is the same.

err-unfit-name = “{ $name }” cannot be a name here.
rec-unfit-name = A name has 1 to 100 letters, without a slash.

err-no-such-decision = There is no decision number { $number }.
rec-no-such-decision = Look at the list of decisions to see their numbers.

err-not-a-parent = { $name } is not among those who decide about { $child } in the album book.
rec-not-a-parent = For a child, its parents agree; a grown-up agrees alone. If somebody is missing among the parents, add them first.

err-parents-missing = { $child } is a child of another family, and to be shown more needs the agreement of each parent. { $count ->
    [0] The book knows no parent.
   *[other] Still missing: { $parents }.
}
rec-parents-missing = Ask them, then write down who agreed. Covering more needs nobody’s agreement.

err-not-a-child = { $name } is grown-up: the questions for children are not for them.
rec-not-a-child = Ask as grown-ups ask each other, and write down their agreement.
err-no-such-photo = No photo in the album book has the number { $number }.
rec-no-such-photo = Look at the list of photos that left to see their numbers.
err-no-such-place = Photo { $photo } has no place number { $number }.
rec-no-such-place = Look at the list of photos that left to see where each was posted.
err-unfit-place = These words cannot be kept as a place.
rec-unfit-place = Write one line of up to 500 letters, for example the name of the site, and the link.
err-too-many-places = The album book keeps up to { $limit } places of a photo.
rec-too-many-places = Take out a place where the photo no longer is.

err-over-before = This decision would be over before it is made.
rec-over-before = Give a last day that is still to come, or none.
err-before-refusal = This agreement is older than a refusal or a withdrawal: the face stays covered.
rec-before-refusal = Ask again everybody who has a say. If all agree now, write that down with the day on which they said so.

err-paper-letters = No font on this device has these letters: { $letters }. The paper was not made, since empty boxes would stand in their place.
rec-paper-letters = Install a font that has them, for example one of the free Noto fonts, or write them in letters of another alphabet.
err-paper-too-long = A paper holds up to { $limit } lines.
rec-paper-too-long = Make several papers.
err-paper-unset = The paper could not be set: { $detail }.
rec-paper-unset = Nothing was written. Please report this with these words.

err-letter-incomplete = The letter still lacks: { $fields }.
rec-letter-incomplete = Fill this in; everything else can stay empty.
err-letter-field-too-long = “{ $field }” holds more than { $limit } letters.
rec-letter-field-too-long = Shorten it, or write a second letter.
err-letter-field-one-line = “{ $field }” holds one line: the letter says it in the middle of a sentence.
rec-letter-field-one-line = Give it once. For several children, write a letter for each.
err-letter-needs-a-name = Only a notice to a host about the sexual abuse of a child goes without a name.
rec-letter-needs-a-name = Say who writes.
err-decision-holds = Decision { $number } has not been withdrawn.
rec-decision-holds = Withdraw it first; the letter then says since when.
err-no-such-export = No photo “{ $photo }” is noted in the album book as shared.
rec-no-such-export = Give its name as it was noted, or say which pictures they are in your own words.

# What an app that holds our core did.
err-wrong-value = The app asked for something that makes no sense here, so nothing was done.
rec-wrong-value = Try again. If it happens once more, tell the people who make the app.

err-host-failed = The face finder of this device failed, so nobody knows whether it would have seen more faces.
rec-host-failed = Try again, or draw a box over each face yourself before you share the photo.

err-another-book = This copy shows people as another album book allows, so this one did not note it.
rec-another-book = Open the album book by which the copy was made, or make the copy again with this one.
