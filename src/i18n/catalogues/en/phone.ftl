# What is said on a phone in the place of the sentence of the same name without `phone-`: there is neither command nor computer.

phone-remedy-left-out = A protected copy leaves it out.
phone-remedy-rename = It stands in the name of the file: a protected copy has a name that tells nothing.
phone-remedy-cover-box = It can be covered in the copy.
phone-remedy-cover-faces = A protected copy covers it with the other faces, unless you show face { $face }.

phone-report-nobody-looked = Nothing is covered: nobody looked for faces.
phone-gap-camera-traces = whoever has other photos of the same camera can compare the noise of its sensor, the size in pixels and the traces of how it packs pictures: a smaller copy makes that harder

phone-jury-more = Other recognisers were not asked, and may still know the face.
phone-jury-not-tried-other-photos = other photos of the person: none were given

phone-fingerprint-note-no-ffmpeg = Only the hashes of the file itself were made: they find exact copies only. On a computer, Ombrelle can also hash what the video shows.

phone-rec-unfit-disk-name = Choose a shorter, simple name.
phone-err-no-memory-for-photo = This device has not enough free memory to open the photo.
phone-rec-no-memory-for-photo = Close other apps, then try again.
phone-err-out-of-memory = This device has not enough free memory for this.
phone-rec-out-of-memory = Close other apps, then try again. To cover a face needs less memory than to cloak it.
phone-err-model-broken = A model for faces or text does not run on this device (“{ $name }”, technical detail: { $detail }).

phone-rec-model-missing = The app may have come without it, and only its makers can change that. Without the face finder you can still draw the boxes to cover yourself.
phone-rec-model-altered = Install the app again. Without the face finder you can still draw the boxes to cover yourself.
phone-rec-model-broken = Install the app again. Without the face finder you can still draw the boxes to cover yourself.
phone-rec-runtime-missing = The app may have come without it, and only its makers can change that. Without the face finder you can still draw the boxes to cover yourself.
phone-rec-runtime-broken = Install the app again. Without the face finder you can still draw the boxes to cover yourself.
phone-err-runtime-reports = The ONNX Runtime library that the app brings can report to its maker over the network, so it is not loaded.
phone-rec-runtime-reports = Only the makers of the app can change that: tell them. Without the face finder you can still draw the boxes to cover yourself.
phone-rec-no-witness = The app may have come without recognisers, and only its makers can change that. Only a cover hides a face for good.
phone-rec-register-newer = Install the newest version of the app, then try again.
phone-rec-book-newer = Install the newest version of the app, then try again.
phone-rec-directory-unread = Install the newest version of the app, which brings a list of its own. The list of help lines is still the one before.
phone-rec-directory-other-key = Take updates from where the makers of the app publish them. The list of help lines is still the one before.
phone-jury-next-hidden-from-kin = Cover it: recognisers of another family were not asked, and may well know the face.
phone-jury-elsewhere-next-hidden-from-kin = Cover it: recognisers of another family were not asked, and may well know the face.
