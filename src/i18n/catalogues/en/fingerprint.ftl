# Fingerprints of pictures and videos. A hash is as intimate as its picture, and the words say so.

fingerprint-heading = File { $number } ({ $kind }):
fingerprint-kind-picture = picture
fingerprint-kind-video = video
fingerprint-stored = PDQ as stored, quality { $quality } of 100:
fingerprint-upright = PDQ upright, quality { $quality } of 100:
fingerprint-frame = PDQ at second { $second }, quality { $quality } of 100:

fingerprint-reveals = A hash is a row of digits that stands for a picture. It can tell more than it seems: from a PDQ hash, programs can make a blurry version of the picture, and whoever has the hash can look for copies. Treat it like the picture itself: do not post it or send it to anybody you do not trust.
fingerprint-not-kept = Nothing was kept. The digits stay in this window: clear it when you are done. `ombrelle register add` keeps them locked with a passphrase.
fingerprint-original = Leave the original file as it is: a copy that another program saves has another fingerprint.
fingerprint-fault = File { $number } of { $total }: { $sentence }
fingerprint-folder-advice = Choose files in it.

fingerprint-note-featureless = There is little to see in it (quality { $quality } of 100): the hash also fits other pictures, so a match is not reliable.
fingerprint-note-too-small = It is too small for PDQ, which asks for { $side } pixels a side: only the hashes of the file itself were made. They find exact copies only.
fingerprint-note-first-picture-only = It is an animation: only its first picture was hashed, so that a copy of a later one is not found.
fingerprint-note-frames-hashed = { $count ->
    [one] One frame was hashed (one a second), besides the file itself.
   *[other] { $count } frames were hashed (one a second), besides the file itself.
}
fingerprint-note-no-ffmpeg = Only the hashes of the file itself were made: they find exact copies only. With the program ffmpeg installed, Ombrelle also hashes what the video shows.
fingerprint-note-frames-failed = Only the hashes of the file itself were made: they find exact copies only. The program ffmpeg could not read what the video shows.

discreet-fingerprint-line = { $number } { $kind } { $digits }
discreet-fingerprint-end = Keep these digits to yourself.
