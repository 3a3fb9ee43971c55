# What a file gives away (part of a sentence: no capital, no full stop).

clue-place = where the photo was taken
clue-date = when it was taken or changed
clue-device = which phone or camera took it
clue-serial = a number that belongs to one device only
clue-owner = the name of its owner or author
clue-people = names of people in the photo
clue-made-by-program = a label that says that a program made this picture
clue-changed-by-program = a label that says that a program changed this picture
clue-software = which programs it went through
clue-edit-history = how it was edited
clue-thumbnail = a small copy of the photo, perhaps from before it was edited
clue-preview = another picture hidden in the file
clue-animation = the other pictures of the animation (a copy has the first alone)
clue-caption = titles, captions and comments
clue-maker-note = the camera maker's own notes
clue-motion-photo = a short video hidden with the photo
clue-gain-map = a second version of the picture for bright screens
clue-content-credentials = a signed record of where the picture comes from
clue-trailer = data hidden after the end of the picture
clue-colour-profile = a colour profile, which can name a device
clue-exposure = how the camera was set
clue-mining-mark = a mark that says no to AI training
clue-other = other data that is not the picture

# Where in the file it stands, in brackets after it.

carrier-exif = in Exif
carrier-xmp = in XMP
carrier-iptc = in IPTC
carrier-photoshop = in Photoshop data
carrier-icc = in the colour profile
carrier-jumbf = in content credentials
carrier-multi-picture = in a second picture
carrier-container = in the file itself
carrier-trailer = after the end of the picture
carrier-file-name = in the name of the file

finding = { $tag }: { $content } ({ $carrier })
finding-present = { $tag } ({ $carrier })

# Kinds of file.

kind-jpeg = JPEG
kind-png = PNG
kind-webp = WebP
kind-tiff = TIFF
kind-gif = GIF
kind-heic = HEIC
kind-avif = AVIF
kind-jxl = JPEG XL

# Covers, by their look.

cover-fill = one even colour
cover-pixels = large squares
cover-soft = a soft haze
cover-sticker = a drawing

# What is being done.

phase-opening = Opening the photo
phase-finding = Looking for faces
phase-covering = Covering faces
phase-cloaking = Cloaking faces
phase-encoding = Writing the new picture
phase-proving = Checking that nothing is left in the file
phase-hashing = Making fingerprints
phase-judging = Asking recognisers
phase-reading = Looking for text

# Sizes: units of a thousand.

decimal-mark = .
size-bytes = { $number ->
    [one] { $number }{"\u00A0"}byte
   *[other] { $number }{"\u00A0"}bytes
}
size-kilobytes = { $number }{"\u00A0"}kB
size-megabytes = { $number }{"\u00A0"}MB
size-gigabytes = { $number }{"\u00A0"}GB
